"""Norms: what is said and shown of a multiple, held against exact answers."""

import mpmath
import pytest

from pages.size.norms import page
from tests.pages.programs import said, shown
from tests.pages.size.test_norms import NUMBER, agrees, check_proofs, entry, long, some, state

ALPHAS = [-1.5, 0.0, 1.0, -1.0, 0.7, 3.0]


@pytest.mark.parametrize(("p", "x", "y"), some(60))
def test_what_is_said_of_a_multiple_is_so(p: str, x: str, y: str) -> None:
    for alpha in ALPHAS:
        view = page(state("multiple", p, x, y, alpha))
        text, numbers = said(view), shown(view)
        with mpmath.workdps(700):
            factor, u = mpmath.mpf(repr(alpha)), [entry(c) for c in x.split(",")]
            size, times = long(u, mpmath.mpf(p)), abs(factor)
            for name, truth in (("‖x‖ₚ", size), ("‖αx‖ₚ", times * size), ("|α|·‖x‖ₚ", times * size), ("max|xᵢ|", max(map(abs, u)))):
                assert agrees(numbers[name], truth), name
            assert text.startswith("Every multiple of 0") == (size == 0)
            if " times as long" in text:
                told = (times, times, size, times * size)
                assert all(agrees(*pair) for pair in zip(NUMBER.findall(text), told, strict=True))
                assert (" as x does" in text) == (factor > 0)
        check_proofs(view)
