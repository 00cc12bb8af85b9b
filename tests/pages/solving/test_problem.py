"""Problem: what a Model stands for, and how it is handed on."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data.table import table
from core.numbers.arrays import InputError, matrix
from pages.shared.parameters import Upload
from pages.shared.state import from_address, settle, to_address
from pages.solving.problem import Model, as_points, problem, same, sizes, to_pseudoinverse, written_data
from pages.solving.pseudoinverse import State as Equations

SMALL = st.integers(-90, 90).map(lambda k: k / 10)


@st.composite
def models(draw: st.DrawFn) -> Model:
    q, n = draw(st.integers(2, 5)), draw(st.integers(1, 8))
    rows = [[draw(SMALL) for _ in range(q)] for _ in range(n)]
    letters = draw(st.lists(st.sampled_from("x-"), min_size=q - 1, max_size=q - 1).filter(lambda found: "x" in found))
    roles = draw(st.permutations([*letters, "y"]))
    model = Model(
        points=matrix(rows),
        columns=draw(st.sampled_from(["", "".join(roles)])),
        degree=draw(st.integers(0, 4)),
        constant=draw(st.sampled_from(["with", "without"])),
    )
    return settle(model)


@given(models())
def test_roles_pick_the_columns(model: Model) -> None:
    found = problem(model)
    design, values = found.design, model.points.value
    chosen = [j for j, role in enumerate(found.roles) if role == "x"]
    assert np.array_equal(design.y, values[:, found.roles.index("y")])
    q = values.shape[1]
    assert found.roles == (model.columns if model.columns and q > 2 else "x" * (q - 1) + "y")
    assert design.has_constant == (model.constant == "with")
    if len(chosen) > 1:
        assert np.array_equal(design.X[:, design.has_constant :], values[:, chosen])
        assert found.hides == {"degree", "blanks"}
    else:
        assert design.powers[-1] == model.degree
        assert np.array_equal(design.X, values[:, chosen] ** np.array(design.powers))
    assert found.can_be_moved == (values.shape[1] == 2)
    assert bool(found.columns) == (values.shape[1] > 2)
    assert sizes(model) == design.X.shape


@given(models())
def test_a_program_makes_the_same_x_and_y(model: Model) -> None:
    found = problem(model)
    made: dict[str, Any] = {"np": np}
    exec("\n".join(f"{name} = {value}" for name, value in written_data(model, found).items()), made)
    assert np.array_equal(made["X"], found.design.X)
    assert np.array_equal(made["y"], found.design.y)


@given(models())
def test_what_is_taken_along_is_the_same_problem(model: Model) -> None:
    again, notices = from_address(Model, to_address(Model(**same(model))))
    assert notices == []
    assert np.array_equal(problem(again).design.X, problem(model).design.X)
    take = to_pseudoinverse(model, problem(model))
    n, p = problem(model).design.X.shape
    assert bool(take.why_not) == (n > 8 or p > 8 or "rank" in take.why_not)
    if not take.why_not:
        assert np.array_equal(take.values["A"].value, problem(model).design.X)
        assert np.array_equal(take.values["y"].value, problem(model).design.y)
        assert set(take.values) <= set(Equations.__dataclass_fields__)


def test_equations_come_back_as_points() -> None:
    A, y = matrix("1/3,2;3,4"), matrix("5;6")
    assert str(as_points(A, y)) == "1/3,2,5;3,4,6"


def test_roles_that_do_not_fit_the_data_are_those_of_the_data() -> None:
    assert problem(Model(data="longley", columns="xy")).roles == "xxxxxxy"
    assert problem(Model(data="norris", columns="yx")).y_name == problem(Model(data="norris")).x_name


def test_the_key_tells_data_apart() -> None:
    parsed = table(b"a,b\n1,2\n3,4\n")
    files = [Model(data="own", file=Upload(name, parsed)) for name in ("a.csv 1", "a.csv 2")]
    keys = [problem(model).key for model in (*files, Model(data="norris"), Model(data="filip"), Model())]
    assert len(set(keys)) == len(keys)
    assert keys[-1] == ""
    assert problem(files[0]).columns == ("a", "b")


@pytest.mark.parametrize("name", ["norris", "pontius", "longley", "filip"])
def test_measured_data_say_where_they_come_from(name: str) -> None:
    found = problem(Model(data=name))
    assert not found.can_be_moved
    assert "points" in found.hides
    assert found.notes[0].endswith("Public data of the US National Institute of Standards and Technology (StRD)")


def test_what_cannot_be_computed_is_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="A point needs two numbers here"):
        problem(settle(Model(points=matrix("1;2"))))
    with pytest.raises(InputError, match="x² is too small"):
        problem(Model(points=matrix("1e-60,1;2e-60,2"), degree=10))


def test_degree_0_needs_the_constant() -> None:
    assert settle(Model(degree=0, constant="without")).degree == 1
    assert settle(Model(degree=0)).degree == 0
    assert settle(Model(degree=3, constant="without")).degree == 3


def test_roles_act_only_where_they_can_be_chosen() -> None:
    """Those of a data set do not swap a person's points, on which there is no control to put them back."""
    found = problem(Model(columns="yx"))
    assert found.roles == "xy"
    assert found.design.y.tolist() == Model().points.value[:, 1].tolist()
    assert problem(Model(data="norris", columns="yx")).roles == "yx"


def test_what_would_have_another_rank_there_is_not_taken() -> None:
    tiny = matrix("-3e-9,1;-2e-9,2;-1e-9,1;0,3;1e-9,2")
    model = Model(points=tiny, degree=2)
    assert to_pseudoinverse(model, problem(model)).why_not == "rank 2 there: columns are taken as they are"


def test_ones_own_numbers_are_put_into_no_link() -> None:
    own = Model(data="own", file=Upload("mine.csv 1", table(b"x,y\n1,2\n2,3\n3,5\n")))
    take = to_pseudoinverse(own, problem(own))
    assert take.values == {}
    assert "link" in take.why_not
    assert problem(own).notes[0] == "mine.csv: 3 rows."
