"""Formula: a formula as MathML, with the colours that its symbols have in the pictures."""

import re
from collections.abc import Iterator
from html import escape

from core.figures.theme import ROLES

TOKEN = re.compile(r"\\[a-z]+|\d+(?:\.\d+)?|[A-Za-z]|\s+|.")
UPRIGHT = re.compile(r"\\text\{([^{}]*)\}")
NBSP = "\u00a0"  # a browser drops other spaces at the ends of a text
BARS = {"‖", "|"}
OPERATORS = set("=+−-·⊙∑∏∫≤≥<>≠≈→,;()[]:∈⊥√∂∇′⁺*/…") | BARS


def formula(text: str) -> str:
    r"""Return text as MathML.

    text is written as in TeX, as far as this goes: ``x_1``, ``A^{-1}``, ``\frac{a}{b}``, ``\sqrt{a}``, ``\text{words}``, and
    ``\output{Ax}`` for the colour of a role; all other signs stand as they are, as σ and ‖.

    Raises ValueError for what has no such form.
    """
    tokens = list(_tokens(text))
    rest, inner = _row(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"A formula closes a bracket that it has not opened: {text}.")
    return f'<math display="block">{inner}</math>'


def _tokens(text: str) -> Iterator[str]:
    at = 0
    for words in UPRIGHT.finditer(text):
        yield from filter(str.strip, TOKEN.findall(text[at : words.start()]))
        yield f"\\text {words[1]}"
        at = words.end()
    yield from filter(str.strip, TOKEN.findall(text[at:]))


def _row(tokens: list[str], at: int) -> tuple[int, str]:
    """Return where the row that begins at a token ends, and its MathML."""
    parts: list[str] = []
    while at < len(tokens) and tokens[at] != "}":
        at, part = _scripted(tokens, at)
        parts.append(part)
    return at, parts[0] if len(parts) == 1 else f"<mrow>{''.join(parts)}</mrow>"


def _scripted(tokens: list[str], at: int) -> tuple[int, str]:
    """Return a part with what stands low or high beside it."""
    at, base = _one(tokens, at)
    scripts: dict[str, str] = {}
    while at < len(tokens) and tokens[at] in "_^" and tokens[at] not in scripts:
        sign = tokens[at]
        at, scripts[sign] = _one(tokens, at + 1)
    match scripts:
        case {"_": low, "^": high}:
            return at, f"<msubsup>{base}{low}{high}</msubsup>"
        case {"_": low}:
            return at, f"<msub>{base}{low}</msub>"
        case {"^": high}:
            return at, f"<msup>{base}{high}</msup>"
    return at, base


def _one(tokens: list[str], at: int) -> tuple[int, str]:
    if at >= len(tokens):
        raise ValueError("A formula ends where something has to follow.")
    token = tokens[at]
    if token == "{":
        at, inner = _row(tokens, at + 1)
        return _closed(tokens, at), inner
    if token.startswith("\\text "):
        return at + 1, f"<mtext>{escape(token[6:]).replace(' ', NBSP)}</mtext>"
    if token == "\\frac":
        at, above = _one(tokens, at + 1)
        at, below = _one(tokens, at)
        return at, f"<mfrac>{above}{below}</mfrac>"
    if token == "\\sqrt":
        at, inner = _one(tokens, at + 1)
        return at, f"<msqrt>{inner}</msqrt>"
    if token.startswith("\\"):
        if token[1:] not in ROLES:
            raise ValueError(f"{token} is no command of a formula, and no role.")
        at, inner = _one(tokens, at + 1)
        return at, f'<mrow class="role" style="color:var(--{token[1:]})">{inner}</mrow>'
    if token[0].isdigit():
        return at + 1, f"<mn>{token}</mn>"
    if token in OPERATORS:
        fence = ' stretchy="false"' if token in BARS or token in "()[]" else ""
        return at + 1, f"<mo{fence}>{escape(token)}</mo>"
    return at + 1, f"<mi>{escape(token)}</mi>"


def _closed(tokens: list[str], at: int) -> int:
    if at >= len(tokens):
        raise ValueError("A bracket of a formula is not closed.")
    return at + 1
