"""Typeset: numbers as books, calculators and programs set them, in the signs that an expression is made of."""

import re
import unicodedata

SIGNS = str.maketrans(dict.fromkeys("·⋅∙∗×✕⨯", "*") | dict.fromkeys("÷∕⁄", "/") | {"ˆ": "^", "º": "°"})
RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
FRACTION = re.compile(r"([0-9A-Za-zπ_.)]*)(?:([¼-¾⅐-⅞↉])|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)[/⁄]([₀₁₂₃₄₅₆₇₈₉]+))")  # ½, 2½, ³⁄₄
EXPONENT = re.compile(r"([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)(\s*(?:\^|\*\*))?")
LOST = re.compile(r"[·⋅×]\s*10-\d")  # an exponent that has come down on its way
WOLFRAM = re.compile(r"(?<=[\d.])`{1,2}[\d.]*")  # the precision of a number
POWER = re.compile(r"(?<=[\d.])\*\^(?=[-+]?\d)")
FORTRAN = re.compile(r"((?<![\w.])(?:\d+\.?\d*|\.\d+))[dD](?=[-+]?\d)")
FUNCTIONS = "sqrt|sin|cos|tan|exp|log|ln"
NAMES = re.compile(rf"(?<![\w.])(?:(?:np|numpy|jnp|torch|math|sp|sympy|cmath)\.)?({FUNCTIONS}|pi)(?![a-z])(\(\))?", re.IGNORECASE)
CALLED = re.compile(rf"(?<![A-Za-z])(?:{FUNCTIONS})\[", re.IGNORECASE)


def normal(text: str) -> str:
    """Return text with fractions, powers and names as ``core.numbers.expression`` knows them: ½ as (1/2), 10⁻³ as 10^(-3).

    text : in the characters that it looks like (``core.numbers.characters.seen``). Raises ValueError where it may mean two things, and
    says why.
    """
    if LOST.search(text):
        raise ValueError("may be a power of ten whose exponent has come down: write 1e-5 for 10⁻⁵, and * for a product")
    if not text.isascii():
        text = EXPONENT.sub(_power, FRACTION.sub(_fraction, text)).translate(SIGNS)
    text = FORTRAN.sub(r"\1e", POWER.sub("e", WOLFRAM.sub("", text))).replace("//", "/")
    return NAMES.sub(lambda m: m[1].lower(), called(text))


def called(text: str) -> str:
    """Return text with Mathematica's calls as others write them: Sqrt[2] as Sqrt(2)."""
    opening = {match.end() - 1 for match in CALLED.finditer(text)}
    if not opening:
        return text
    out, opened = list(text), []
    for i, c in enumerate(text):
        if c == "[":
            opened.append(i)
        elif c == "]" and opened:
            start = opened.pop()
            if start in opening:
                out[start], out[i] = "(", ")"
    return "".join(out)


def _fraction(match: re.Match[str]) -> str:
    before, sign, above, below = match.groups()
    if sign:
        above, _, below = unicodedata.normalize("NFKC", sign).partition("\u2044")
    else:
        above, below = above.translate(RAISED), below.translate(LOWERED)
    if before.isdigit():
        return f"({before}+{above}/{below})"  # two and a half
    if before[-1:].isdigit() or before.endswith("."):
        raise ValueError("may be a sum or a product: write a sign between the number and the fraction")
    return f"{before}({above}/{below})"


def _power(match: re.Match[str]) -> str:
    if match[2]:
        raise ValueError("has a power of a power: use brackets")
    return f"^({match[1].translate(RAISED)})"
