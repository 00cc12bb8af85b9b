"""Formulas in MathML."""

import pytest

from pages.shared.formula import formula


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("x", "<mi>x</mi>"),
        ("Ax", "<mrow><mi>A</mi><mi>x</mi></mrow>"),
        ("x_1", "<msub><mi>x</mi><mn>1</mn></msub>"),
        ("A^{-1}", "<msup><mi>A</mi><mrow><mo>-</mo><mn>1</mn></mrow></msup>"),
        ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
        (r"\frac{1}{n}", "<mfrac><mn>1</mn><mi>n</mi></mfrac>"),
        (r"\sqrt{2}", "<msqrt><mn>2</mn></msqrt>"),
        (r"\text{rank of } A", "<mrow><mtext>rank\u00a0of\u00a0</mtext><mi>A</mi></mrow>"),
        (r"\output{Ax}", '<mrow class="role" style="color:var(--output)"><mrow><mi>A</mi><mi>x</mi></mrow></mrow>'),
        ("a < b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
        ("‖x‖", '<mrow><mo stretchy="false">‖</mo><mi>x</mi><mo stretchy="false">‖</mo></mrow>'),
    ],
)
def test_a_formula_is_set(text: str, inner: str) -> None:
    assert formula(text) == f'<math display="block">{inner}</math>'


@pytest.mark.parametrize("text", [r"\nothing{x}", "x_", "{x", "x}", r"\frac{1}"])
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="formula"):
        formula(text)
