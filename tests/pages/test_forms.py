"""Forms: a matrix as it is copied for NumPy, LaTeX, MATLAB and a spreadsheet is the same when it is pasted."""

import numpy as np
import pytest

from core.numbers.arrays import Limits, matrix, nested, read
from tests.js.modules import made

TYPED = [
    *("1/3,-2/7;sqrt(2),-√3", "2*sqrt(3)/5,-sqrt(2)/2;pi,-pi/4", "2pi,3√5;0.1,-7", "1e-9,1e8;-2.5e-7,0", "5", "1;2;3", "1,2,3"),
    *("0.30000000000000004,cos(30°);1/3+1/7,2e-3", "½,-½;1.50,2."),
]
ULPS = 4 * np.finfo(float).eps  # of 1.5 · 10⁻⁹, which a reader multiplies


@pytest.fixture(scope="module")
def copied() -> list[tuple[np.ndarray, dict[str, str]]]:
    """Return matrices, each with its texts by their forms."""
    rng = np.random.default_rng(7)
    shapes = [tuple(rng.integers(1, 9, 2)) for _ in range(150)]
    given = [(rng.normal(size=shape) * 10.0 ** rng.integers(-60, 60, shape), None) for shape in shapes]
    found = [*given, *((A.value, A.text) for A in map(matrix, TYPED))]
    sent = [{"rows": A.tolist()} | ({"texts": texts} if texts else {}) for A, texts in found]
    forms = {form: made("seldom/forms.js", "formed", [(one, form) for one in sent]) for form in ("numpy", "latex", "matlab", "plain")}
    return [(A, {form: texts[k] for form, texts in forms.items()}) for k, (A, _) in enumerate(found)]


@pytest.mark.parametrize("form", ["numpy", "latex", "matlab", "plain"])
def test_what_is_copied_is_read_again(copied: list[tuple[np.ndarray, dict[str, str]]], form: str) -> None:
    for A, texts in copied:
        again = read(texts[form], Limits(magnitude=np.inf, smallest=0)).value
        assert again.shape == A.shape
        bound = ULPS * np.abs(A) if form == "latex" else 0
        assert (np.abs(again - A) <= bound).all(), texts[form]


def test_what_is_exact_stays_so_in_latex(copied: list[tuple[np.ndarray, dict[str, str]]]) -> None:
    texts = [forms["latex"] for _, forms in copied[-len(TYPED) :]]
    assert texts[0].split("\n")[1:3] == [r"\frac{1}{3} & -\frac{2}{7} \\", r"\sqrt{2} & -\sqrt{3}"]
    assert texts[1].split("\n")[1:3] == [r"\frac{2\sqrt{3}}{5} & -\frac{\sqrt{2}}{2} \\", r"\pi & -\frac{\pi}{4}"]
    assert texts[2].split("\n")[1] == r"2 \pi & 3\sqrt{5} \\"
    (other,) = made("seldom/forms.js", "formed", [({"rows": [[0.5, 2]], "texts": [["1/3", "1"]]}, "latex")])
    assert other.split("\n")[1] == "0.5 & 2"  # a text that says something else is not believed


@pytest.mark.parametrize("text", ["[1, 2, 3]", "[[[1, 2], [3, 4]], [[5, 6], [7, 1e-9]]]", "[[[[1]]], [[[2]]]]", "[[5]]", "7"])
def test_arrays_of_any_axes_are_read_again_with_their_shape(text: str) -> None:
    A = nested(text)
    rows = A.value.reshape(A.shape).tolist()
    for form in ("numpy", "latex"):  # what has more than two axes is written for NumPy, whatever was chosen
        if form == "numpy" or A.value.ndim > 2:
            (told,) = made("seldom/forms.js", "formed", [({"rows": rows, "axes": A.value.shape}, form)])
            assert nested(told).axes == A.axes
            assert nested(told).value.tolist() == A.value.tolist()


def test_complex_and_unknown_numbers_are_written_as_each_reads_them() -> None:
    told = {"rows": [[[0.5, -2], None], [[1e-9, 1], 3]]}
    numpy, latex, matlab, plain = (made("seldom/forms.js", "formed", [(told, form)])[0] for form in ("numpy", "latex", "matlab", "plain"))
    assert eval(numpy, {"np": np, "nan": np.nan})[1, 0] == 1e-9 + 1j
    assert latex.split("\n")[1] == r"0.5-2i & \mathrm{nan} \\"
    assert matlab == "[0.5-2i NaN; 1e-9+1i 3]"
    assert plain == "0.5-2i\tnan\n1e-9+1i\t3"
