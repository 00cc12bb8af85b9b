"""Classifier: the softmax and the loss against many digits, and what is decided exactly."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.information.classifier import Classifier, classifier
from core.information.softmax import at_temperatures, softmax
from core.numbers.arrays import vector

DIGITS = 120
CLOSE = mpmath.mpf(10) ** -15

logits = st.lists(st.sampled_from(["0", "1", "-1", "2.5", "1/3", "1e4", "-1e4", "1e9", "-1e9", "1e-9", "0.301"]), min_size=1, max_size=6)
temperatures = st.sampled_from([0.01, 0.1, 1.0, 3.7, 100.0])
smoothings = st.sampled_from([0.0, 1e-12, 0.1, 0.37, 1.0])


def found(z: list[str], T: float = 1.0, label: int = 0, smoothing: float = 0.0, t: list[str] | None = None) -> Classifier:
    """Return the loss in nats of logits given as texts."""
    model, teacher = (None if of is None else softmax(vector(of).value, T, vector(of).exact) for of in (z, t))
    assert model
    return classifier(model, label, smoothing, "nats", teacher)


def shares(z: list[str], T: float) -> tuple[list[Any], list[Any]]:
    """Return the softmax of logits, and ln of one over it."""
    steps = [(mpmath.mpf(x.numerator) / x.denominator) / mpmath.mpf(str(T)) for x in map(Fraction, z)]
    top = steps.index(max(steps))
    powers = [mpmath.exp(step - steps[top]) for step in steps]
    rest = mpmath.fsum(powers[:top] + powers[top + 1 :])
    log = mpmath.log1p(rest) if rest > mpmath.mpf(10) ** -60 else rest - rest**2 / 2
    return [power / (1 + rest) for power in powers], [log - (step - steps[top]) for step in steps]


def are_near(mine: Decimal, truth: Any, size: Any = None) -> bool:
    return bool(abs(mpmath.mpf(str(mine)) - truth) <= CLOSE * abs(truth if size is None else size))


@given(logits, temperatures, smoothings, st.integers(0, 5), st.booleans())
def test_the_loss_is_right_to_fifteen_digits(z: list[str], T: float, smoothing: float, k: int, is_taught: bool) -> None:
    label, t = k % len(z), z[::-1] if is_taught else None
    result = found(z, T, label, smoothing, t)
    with mpmath.workdps(DIGITS):
        q, costs = shares(z, T)
        epsilon, n = mpmath.mpf(str(smoothing)), len(z)
        p = [(1 - epsilon) * (i == label) + epsilon / n for i in range(n)]
        least = [-mpmath.log(x) if x else mpmath.mpf(0) for x in p]
        if t:
            p, least = shares(t, T)
        loss, H = (mpmath.fsum(x * cost for x, cost in zip(p, of, strict=True)) for of in (costs, least))
        assert all(map(are_near, result.q, q))
        assert are_near(result.loss, loss)
        assert are_near(result.entropy, H, max(H, mpmath.mpf(10) ** -40))
        D = mpmath.fsum(x * (a - b) for x, a, b in zip(p, costs, least, strict=True))
        assert are_near(result.divergence, D, max(D, loss * mpmath.mpf(10) ** -40))
        slopes = [(x - y) / mpmath.mpf(str(T)) for x, y in zip(q, p, strict=True)]
        assert all(are_near(*both, max(slopes) + mpmath.mpf(10) ** -30) for both in zip(result.gradient, slopes, strict=True))
    assert [proof.name for proof in result.proofs if not proof.ok] == []


@given(logits, temperatures, smoothings)
def test_no_loss_is_less_than_its_least(z: list[str], T: float, smoothing: float) -> None:
    result = found(z, T, 0, smoothing)
    assert result.divergence >= 0
    assert (result.divergence == 0) == result.is_least
    assert all(0 < q <= 1 for q in result.q)
    assert all(cost >= 0 for cost in result.costs)


@given(logits.filter(lambda z: not {"1e9", "-1e9"} & {*z}), st.sampled_from(["1", "-1000", "1/7", "123456"]))
def test_a_number_that_all_logits_share_changes_nothing(z: list[str], more: str) -> None:
    moved = [str(Fraction(text) + Fraction(more)) for text in z]
    assert found(moved).q == found(z).q
    assert found(z, t=moved).is_least


@given(st.sampled_from([0.05, 0.1, 0.5, 0.99]), st.integers(2, 9), st.sampled_from([0.1, 1.0, 7.0]))
def test_the_best_margin_has_the_least_loss(smoothing: float, n: int, T: float) -> None:
    best = found(["0"] * n, T, 0, smoothing).best_margin
    assert best is not None
    at = [found([repr(best + more), *["0"] * (n - 1)], T, 0, smoothing) for more in (-0.01 * T, 0.0, 0.01 * T)]
    assert at[1].divergence < Decimal("1e-25")
    assert min(at[0].divergence, at[2].divergence) > Decimal("1e-10")
    assert (at[0].signs[0], at[2].signs[0]) == (-1, 1)  # descent raises what stands too low, and lowers what is too high


def test_of_two_logits_q_is_the_logistic_function() -> None:
    assert float(found(["1.5", "-0.5"]).q[0]) == pytest.approx(1 / (1 + math.exp(-2)), rel=1e-15)


def test_nothing_is_lost_far_out() -> None:
    far = found(["1e9", "-1e9"], 0.01, 1)
    assert (float(far.loss), float(far.q[1])) == (2e11, 0.0)
    assert 0 < far.q[1] < Decimal("1e-86858896380")
    right = found(["1e4", "-1e4"])
    assert 0 < right.loss < Decimal("1e-8000")
    assert right.gradient[0].copy_negate() == right.gradient[1] > 0


@pytest.mark.parametrize(
    ("z", "T", "t"),
    [
        (["5.5", "-5.5", "-1"], 0.01, None),
        (["1e4", "-1e4"], 1.0, None),
        (["sqrt(2)", "0"], 0.01, None),
        (["5.5", "-5.5", "-1"], 0.01, ["6", "0", "-1"]),
    ],
)
def test_the_gradient_of_what_is_nearly_sure_does_not_cancel(z: list[str], T: float, t: list[str] | None) -> None:
    result = found(z, T, 0, 0.0, t)
    with mpmath.workdps(DIGITS):
        q, _ = shares([str(x) for x in result.model.logits], T)
        p = shares(t, T)[0] if t else [mpmath.mpf(0)] * len(z)
        others = [(a - b) / mpmath.mpf(str(T)) for a, b in zip(q[1:], p[1:], strict=True)]
        assert all(map(are_near, result.slopes, [-mpmath.fsum(others), *others]))
    assert result.raised == ((1, 2) if t and others[1] < 0 else (1,) if t else (0,))
    assert result.lowered == ((0, 2) if t and others[1] > 0 else (0,) if t else tuple(range(1, len(z))))


def test_what_is_tied_and_what_is_least_is_decided_exactly() -> None:
    assert found(["1/3", "0.3333333333", "0"]).model.likeliest == (0,)
    assert found(["0.1", "1/10", "0"], 0.01).model.likeliest == (0, 1)
    assert found(["2", "2", "2"], 1.0, 0, 1.0).is_least
    assert not found(["2", "2", "2.000000001"], 1.0, 0, 1.0).is_least
    assert not found(["3.33220451017520", "0", "0"], 1.0, 0, 0.1).is_least
    tied = found(["sqrt(2)", "2/sqrt(2)", "1"])
    assert tied.model.likeliest == (0, 1)
    assert not tied.model.is_tie_known
    least = found(["ln(28)", "0", "0"], 1.0, 0, 0.1)
    assert least.is_least
    assert not least.is_known
    assert [*map(float, least.slopes)] == [0, 0, 0]


def test_the_ends_of_temperature() -> None:
    cold, hot = at_temperatures(found(["2", "2", "1"]).model, np.array([1e-3, 1e9])).T
    assert cold.tolist() == [0.5, 0.5, 0.0]
    assert hot == pytest.approx([1 / 3] * 3, abs=1e-9)
    assert at_temperatures(found(["-1e9", "1e9"]).model, np.array([0.01]))[:, 0].tolist() == [0.0, 1.0]


def test_one_class_alone() -> None:
    alone = found(["7"], 1.0, 0, 0.1)
    assert (float(alone.loss), float(alone.q[0]), alone.margin, alone.best_margin) == (0, 1, None, None)
    assert all(proof.ok for proof in alone.proofs)


def test_proofs_see_what_is_false() -> None:
    right = found(["2", "1", "-1"], 1.0, 1, 0.1)
    wrong = found(["2", "1", "-1.00000001"], 1.0, 1, 0.1)
    for names, made in (
        (
            {"max |q − q in float64|", "|Σ (q − p)|"},
            {"model": wrong.model.__class__(**{**vars_of(right.model), "q": wrong.q[:2] + right.q[1:2]})},
        ),
        ({"|Σ p·ln 1/q in float64 − H(p, q)| / H(p, q)"}, {"loss": wrong.loss}),
        ({"|(L(z + h) − L(z − h))/2h − (q − p)/T| · T / (q + p), of one logit"}, {"gradient": wrong.gradient}),
        ({"D(p‖q) outside of ½(Σ|p − q|)² … log(1 + Σ(p − q)²/q)", "|H(p) + D(p‖q) − H(p, q)| / H(p, q)"}, {"apart": 9 * right.apart}),
    ):
        broken = Classifier(**{**vars_of(right), **made})
        assert names <= {proof.name for proof in broken.proofs if not proof.ok}


def vars_of(result: Any) -> dict[str, Any]:
    return {name: getattr(result, name) for name in result.__dataclass_fields__}
