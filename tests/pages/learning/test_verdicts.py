"""The verdict on a descent: what is said of it, word by word, and what is not claimed."""

import pytest

from core.learning.methods import METHODS
from tests.pages.learning.descents import BY_ONE, CHAOS, ONE, TWO, view
from tests.pages.programs import said, shown


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "η is not above 1/L = 0.125: no component overshoots. After 75 updates the loss is the least there is, up to rounding."),
        ("eta=0.125", "η is not above 1/L = 0.125: no component overshoots."),
        ("eta=0.24", "η is between 1/L and 2/L = 0.25: the steepest component changes sign at every update, and still shrinks. After 204"),
        ("eta=0.25", "η is at the bound 2/L = 0.25: the steepest component neither shrinks nor grows. After 1000 updates the loss is 6.25"),
        (
            "eta=0.26",
            "η is above the bound 2/L = 0.25: the steepest component grows at every update. After 1000 updates the loss is 4.399·10⁶⁷",
        ),
        ("eta=0.26", "above the least (it first rose at update 2)."),
        ("eta=1", "The loss first rises at update 1, and update 182 overflows."),
        (
            "objective=quadratic&eta=0.3&w=2;0",
            "η is above the bound 2/L = 0.2, but w⁽⁰⁾ has none of the steepest component, and no other grows. After 1000 updates the loss",
        ),
        ("objective=quadratic&eta=0.15&w=2;0", "2/L = 0.2: w⁽⁰⁾ has none of the steepest component, and no other overshoots."),
        (
            "objective=quadratic&eta=0.21&w=2;1e-30",
            "2/L = 0.2: the steepest component grows at every update. After 1000 updates the loss is",
        ),
        ("objective=quadratic&eta=0.2&w=2;0", "2/L = 0.2, but w⁽⁰⁾ has none of the steepest component: the rest shrinks."),
        ("objective=quadratic&eta=2.5&w=2;0", "2/L = 0.2: w⁽⁰⁾ has none of the steepest component, and another grows at every update."),
        (
            "objective=quadratic&kappa=1.5&eta=1.2&w=2;0",
            "w⁽⁰⁾ has none of the steepest component, and another changes sign at every update, and still shrinks.",
        ),
        ("objective=quadratic&kappa=1.5&eta=1&w=2;0", "w⁽⁰⁾ has none of the steepest component, and no other overshoots."),
        ("objective=quadratic&kappa=1.5&eta=2&w=2;0", "w⁽⁰⁾ has none of the steepest component, and no other grows."),
        ("objective=quadratic&kappa=1&eta=1.5&w=2;0", "the steepest component changes sign at every update, and still shrinks."),
        (
            "objective=quadratic&method=momentum&eta=5&w=2;0",
            "2(1+β)/L = 0.38: w⁽⁰⁾ has none of the steepest component, and another grows in the long run.",
        ),
        ("w=3/14;0.75&eta=0.3", "but w⁽⁰⁾ has only rounding of the steepest component, and no other grows."),
        ("w=3/14;0.75", "The loss at w⁽⁰⁾ is the least there is, up to rounding, and so it is in the end."),
        ("method=momentum&eta=0.05", "η is below the bound 2(1+β)/L = 0.475: the error shrinks in the long run. After 325 updates"),
        (
            "method=momentum&eta=0.475",
            "at the bound 2(1+β)/L = 0.475: in the long run the steepest component neither shrinks nor grows, "
            "at 19 times its size at w⁽⁰⁾.",
        ),
        ("objective=quadratic&method=momentum&beta=0&eta=0.2", "2(1+β)/L = 0.2: the steepest component neither shrinks nor grows. After"),
        (
            "objective=quadratic&method=momentum&eta=0.38&w=2;0",
            "but w⁽⁰⁾ has none of the steepest component: the rest shrinks in the long run.",
        ),
        ("objective=quadratic&method=momentum&w=0;0", "η is below the bound 2(1+β)/L = 0.38. The loss at w⁽⁰⁾ is the least there is"),
        ("objective=quadratic&eta=0.2000001", "η is above the bound 2/L = 0.2: the steepest component grows at every update."),
        ("objective=quadratic&kappa=9.99999&eta=0.2", "η is between 1/L and 2/L = 0.2000002: the steepest component changes sign"),
        ("objective=quadratic&kappa=1&eta=1", "After 1 update the loss is the least there is, up to rounding."),
        (
            "points=1,1&constant=without&w=3&eta=0.5&method=momentum&beta=0.5",  # which is there at update 1, and goes on
            "the error shrinks in the long run. After 97 updates the loss is the least there is, up to rounding (it first rose at",
        ),
        ("method=momentum&eta=0.48", "η is above the bound 2(1+β)/L = 0.475: the steepest component grows in the long run."),
        ("method=nesterov&eta=0.05", "η is below the bound (2+2β)/((1+2β)L) = 0.1696: the error shrinks in the long run."),
        ("method=adam", "Of Adam no bound on η is known. After"),
        ("points=0,1;0,2&constant=without&w=1", "There is nothing to descend: the loss is the same everywhere."),
        (f"points=0,1;0,2&constant=without&w=1&{BY_ONE}", "There is nothing to descend"),
        (f"{BY_ONE}&eta=0.05", "in the long run w stays in a cloud, and the ellipse is two standard deviations of it, predicted."),
        (f"{BY_ONE}&eta=0.05&points=1,1;1,2;1,4", "and the segment is two standard deviations of it"),
        (f"{BY_ONE}&eta=0.05&points=1,1;2,2;3,3", "but at the minimum all their gradients vanish: no noise is left in the end."),
        (f"{BY_ONE}&eta=0.01&degree=2&w=0;0;0", "in the long run w stays in a cloud, on average "),
        (f"{BY_ONE}&eta=0.2", "No spread is predicted: η is above 0.1315, from where on every update adds more spread than it takes away."),
        (f"{BY_ONE}&method=momentum&eta=0.01", "No spread is predicted: one is known only for the plain method."),
        (f"{BY_ONE}&objective=logistic", "No spread is predicted: one is known only for least squares."),
        ("batch=3&eta=0.05", "No spread is predicted: one is known only for points drawn with replacement."),
        (f"{ONE}&w=2;-1&eta=0.02", "Of many best w it leads to the one nearest to w⁽⁰⁾."),
        (f"{TWO}&eta=0.05", "Of many best w it leads to the shortest, X⁺y; so does the ridge path."),
        ("objective=logistic&eta=1", "The labels are linearly separable: the loss falls for ever as w grows, and there is no minimum."),
        ("objective=logistic&points=1,3;2,3", "All labels are the same, so that w grows for ever, and there is no minimum."),
        (  # as typed, 2 + 10⁻¹⁷ is beyond 2, and the labels overlap
            "objective=logistic&points=1,0;2+1e-17,0;2,1;3,1",
            "The curvature varies: no bound on η is claimed. After 1000 updates the loss is 0.04303 above the least.",
        ),
        (
            "objective=logistic&points=1,0;2+1e-90,0;2,1;3,1",
            "The labels are not linearly separable, but they overlap by so little that float64 does not come to the minimum.",
        ),
        ("objective=logistic&points=1,0;2-1e-17,0;2,1;3,1", "The labels are linearly separable: the loss falls for ever as w grows"),
        ("objective=logistic&points=1,0;1/3,0;2,1;3,1", "The labels are linearly separable: the loss falls for ever as w grows"),
        ("objective=logistic&points=1,0;0.3333333333333333,0;2,1;3,1", "To sixteen digits, the labels are linearly separable: the loss"),
        ("objective=logistic&points=1,0;sqrt(2),0;2,1;3,1", "To sixteen digits, the labels are linearly separable: the loss falls for"),
        (
            "objective=logistic&points=1,0;2.00000000000000001,0;2,1;3,1",
            "To sixteen digits, the labels are separable but for examples on the border",
        ),
        ("objective=logistic&points=1,0;2,0;3,sqrt(2);3,1", "The labels are linearly separable: the loss falls for ever as w grows"),
        (  # half of the examples are at x = 0, with both labels: they keep log 2 each
            "objective=logistic&points=0,0;0,1;1,1;-1,0&eta=1&w=0;0",
            "The labels are separable but for examples on the border: the loss falls for ever towards 0.3466, and there is no minimum.",
        ),
        (
            "objective=logistic&points=0,0;0,1;sqrt(2),1;-1,0",
            "To sixteen digits, the labels are separable but for examples on the border",
        ),
        (f"{CHAOS}", "(it first rose at update 27). Rounding grows, and decides when and where w ends."),
        ("objective=logistic&batch=1", "The labels are linearly separable: the loss falls for ever as w grows, and there is no minimum."),
        (
            "objective=rosenbrock&eta=0.0015&w=-1.2;1",
            "The curvature varies: no bound on η is claimed. After 1000 updates the loss is 0.1577 above",
        ),
        ("objective=rosenbrock&eta=1&w=-1.2;1", "The loss first rises at update 1, and update 4 overflows."),
        ("objective=rosenbrock&method=adam", "The curvature varies: no bound on η is claimed."),
        ("objective=saddle&w=1.5;0", "w is at the saddle 0, where the slope vanishes: no minimum, but 0.25 above the least loss."),
        ("objective=saddle&w=0;0", "w is at the saddle 0"),
        ("objective=saddle&w=1.5;1e-6", "After 217 updates the loss is the least there is, up to rounding."),
    ],
)
def test_what_is_said(query: str, words: str) -> None:
    assert words in said(view(query))


@pytest.mark.parametrize("objective", ["logistic", "rosenbrock", "saddle"])
@pytest.mark.parametrize("method", METHODS)
def test_no_claim_that_only_a_quadratic_supports(objective: str, method: str) -> None:
    found = view(f"objective={objective}&method={method}")
    assert not {"L", "κ = L/μ", "error kept by an update"} & set(shown(found))
    assert not any(name.startswith("bound") for name in shown(found))
    assert "1/L" not in said(found)
    assert "2/L" not in said(found)


@pytest.mark.parametrize("query", ["method=adam", BY_ONE, "batch=3", "method=momentum&batch=3"])
def test_no_bound_of_full_batches_where_there_are_none(query: str) -> None:
    assert not any(name.startswith(("bound 2", "bound (", "error kept")) for name in shown(view(query)))
    assert "L =" not in said(view(query))


GROWS = "Rounding grows, and decides when and where w ends"
NEVER = "The loss at w⁽⁰⁾ is the least there is, up to rounding, and so it is in the end."


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("method=adam&eta=0.475&beta=0", f"{GROWS}."),  # without rounding it ends at a loss of 0.3130
        ("method=adam&eta=0.25&beta=0", f"{GROWS}."),  # and here leaves the least loss again, by 17.19 at update 612
        ("objective=saddle&method=adam&eta=1&w=1.5;0.3", f"{GROWS}."),
        ("objective=rosenbrock&eta=0.005&w=-1.2;1", f"{GROWS}, or whether it overflows."),  # at update 730
        ("objective=rosenbrock&eta=0.1&w=1;1", NEVER),
        ("objective=saddle&eta=2.5&w=0;1", NEVER),
        ("method=adam&w=3/14;3/4", NEVER),  # of the rounding of 3/14 Adam would make whole steps
    ],
)
def test_what_rounding_decides(query: str, words: str) -> None:
    assert said(view(query)).endswith(words)


@pytest.mark.parametrize(
    "query",
    ["method=adam", "method=adam&beta=0.5", "objective=rosenbrock&method=adam", "objective=saddle&w=1.5;1e-6", "objective=logistic&eta=1"],
)
def test_what_rounding_does_not_decide(query: str) -> None:
    text = said(view(query))
    assert "ounding grows" not in text
    assert "not determined" not in text
