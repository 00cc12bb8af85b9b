r"""LaTeX: matrices as ``\begin{bmatrix}`` and its kin write them, and expressions with ``\frac`` and ``\sqrt``."""

import re

from core.numbers.expression import InputError
from core.numbers.notation.reading import Reading, left_out

BEGIN = re.compile(
    r"\\begin\{((?:[A-Za-z]{0,9}matrix|array|tabular)\*?)\}(?:\[[^\]{}]{0,9}\])?(?:\{(?:[lcrpm|@. ]|\*\{\d+\}\{[lcr| ]+\})*\})?"
)
AROUND = re.compile(r"\\(?:begin|end)\{(?:equation|align|aligned|gather|gathered|displaymath|math|split|multline|center)\*?\}")
TEX = re.compile(r"\\([bpvBV]?matrix|smallmatrix)\s*\{")  # as plain TeX has it
WIKI = "{\\displaystyle"  # what Wikipedia puts around each formula, after a copy of it in plain characters
DELIMITER = re.compile(r"\\(?:left|right|[bB]igg?[lrm]?)\s*(?:\\[{}|]|\\[lr](?:brack|brace|paren|vert)(?![A-Za-z])|[()\[\]|.]|(?=\\))")
WRAPPED = re.compile(
    r"\\(?:(?:math|text|operator|boldsymbol|ensuremath|pmb|bm|vec|hat|bar|tilde|overline|underline|mbox)[a-z]*|color)(?![A-Za-z])"
)
NAMES = ("=", "≔", ":", "\\coloneqq", "\\triangleq", "\\equiv")  # how a text ends that names what follows
AFTER = re.compile(r"[\s.,;}]*")
RULES = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|cline\{[^{}]*\}|cmidrule(?:\([lr]*\))?\{[^{}]*\})")
SPACES = re.compile(
    r"\\(?:[,;:! >]|q?quad(?![A-Za-z])|(?:display|text|script)style(?![A-Za-z])|[hv]?phantom\{[^{}]*\}|limits(?![A-Za-z]))|\$|~"
)
ROW_END = re.compile(r"\\\\\*?(?:\[[^\]\\&]*\])?|\\cr(?![A-Za-z])|\\tabularnewline")
SIGNS = [
    (re.compile(r"\\(?:cdot|times|ast)(?![A-Za-z])"), "*"),
    (re.compile(r"\\div(?![A-Za-z])"), "/"),
    (re.compile(r"\\pi(?![A-Za-z])"), "pi"),
    (re.compile(r"\\(sin|cos|tan|exp)(?![A-Za-z])"), r"\1"),
    (re.compile(r"\\(?:ln|log)(?![A-Za-z])"), "log"),
    (re.compile(r"\^\{?\\circ\}?"), "°"),
    (re.compile(r"\\%"), "%"),
]
ROOT = re.compile(r"\\sqrt\s*\[\s*(\d+)\s*\]\s*\{([^{}]*)\}")
SQRT = re.compile(r"\\sqrt\s*(?:\{([^{}]*)\}|(\w))")
FRACTION = re.compile(r"\\[cdt]?frac\s*(?:\{([^{}]*)\}|(\w))\s*(?:\{([^{}]*)\}|(\w))")
MIXED = re.compile(r"\d\s*\\[cdt]?frac")  # two and a third, or two times a third
DECIMAL = re.compile(r"(?<=\d)\{([,.])\}(?=\d)")  # a comma that is no sign between things
ATOM = r"(?:\d+\.?\d*|\.\d+|[^\W\d_]+(?:\([^()]*\))?)"  # what needs no parentheses beside a slash


def is_matrix(text: str) -> bool:
    """Return whether text holds a matrix in LaTeX."""
    return bool(re.search(r"\\\\|\\cr(?![A-Za-z])|\\begin\{", text) or TEX.search(text))


def matrix(text: str) -> Reading:
    """Return the entries of the matrix that text holds, or of its bare rows."""
    left_out(text)
    if WIKI in text:
        text = text[text.index(WIKI) + len(WIKI) :]
    text = AROUND.sub(" ", text)
    begin, tex = BEGIN.search(text), TEX.search(text)
    if begin:
        end = text.find(f"\\end{{{begin[1]}}}", begin.end())
        if end < 0:
            raise InputError(f"The matrix does not end: \\end{{{begin[1]}}} is missing.")
        inner, before, after = text[begin.end() : end], text[: begin.start()], text[end + len(begin[1]) + 6 :]
    elif tex:
        end = text.rfind("}")
        inner, before, after = text[tex.end() : end], text[: tex.start()], text[end + 1 :]
    else:
        inner, before, after = text, "", ""
    name = _bare(before)
    if (name and not name.endswith(NAMES)) or not AFTER.fullmatch(_bare(after)):
        raise InputError("There is something beside the matrix, and it is not computed here: paste the matrix alone.")
    rows = [line for line in ROW_END.split(RULES.sub(" ", inner)) if line.strip()]
    return Reading([[plain(entry) for entry in line.split("&")] for line in rows], closed=2)


def plain(text: str) -> str:
    r"""Return LaTeX as a plain expression: ``\frac{1}{3}`` becomes ``1/3``."""
    if "\\" not in text and "{" not in text:
        return text.strip()
    mixed = MIXED.search(text)
    if mixed:
        raise InputError(f"“{' '.join(mixed[0].split())}…” may be a sum or a product: write one fraction, or a sign between them.")
    text = DECIMAL.sub(r"\1", SPACES.sub(" ", WRAPPED.sub(" ", DELIMITER.sub(_delimiter, text))))
    for pattern, replacement in SIGNS:
        text = pattern.sub(replacement, text)
    for _ in range(8):  # innermost first
        before = text
        text = ROOT.sub(r"((\2)^(1/\1))", text)
        text = SQRT.sub(lambda m: f"sqrt({m[1] or m[2]})", text)
        text = FRACTION.sub(lambda m: f"({_whole(m[1] or m[2])}/{_whole(m[3] or m[4])})", text)
        if text == before:
            break
    text = text.replace("{", "(").replace("}", ")").strip()
    alone = re.fullmatch(rf"([-+]?)\(({ATOM}/{ATOM}|{ATOM})\)", text)
    return alone[1] + alone[2] if alone else text


def _delimiter(match: re.Match[str]) -> str:
    return match[0][-1] if match[0][-1] in "()" else " "


def _bare(text: str) -> str:
    """Return what stands beside a matrix without its brackets, spaces and fonts."""
    text = SPACES.sub(" ", WRAPPED.sub(" ", DELIMITER.sub(" ", text)))
    return re.sub(r"\\[\[\]()|]|\\[lr](?:brack|brace|vert)(?![A-Za-z])", " ", text).strip(" \t\n()[]{|")


def _whole(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(ATOM, text) else f"({text})"
