r"""Notation: the rows of entries in a matrix written the way people write and paste them.

Semicolons or lines part rows; commas, tabs, ``&`` or spaces part entries; brackets as in Python, NumPy and MATLAB;
LaTeX environments with ``\frac``, ``\sqrt`` and ``\pi``.
"""

import re

from core.expression import InputError

LONGEST = 20_000
ENVIRONMENT = re.compile(r"\\begin\{(\w*matrix\*?|array)\}(?:\[[^\]]*\])?(?:\{[lcr|@ ]*\})?(.*?)\\end\{\1\}", re.DOTALL)
CALL = re.compile(r"^(?:[A-Za-z_]\w*\s*=\s*)?(?:[A-Za-z_][\w.]*\s*\(\s*(?=[\[(])(.*)\)|(.*?))\s*;?$", re.DOTALL)
KEYWORD = re.compile(r",\s*(?:dtype|device|requires_grad|ndmin|copy)\s*=[^\]]*$")
LATEX = [
    (re.compile(r"\\left|\\right|\\[,;:! ]|\\quad|\\displaystyle|\$"), " "),
    (re.compile(r"\\cdot|\\times"), "*"),
    (re.compile(r"\\pi(?![A-Za-z])"), "pi"),
    (re.compile(r"\\(sin|cos|tan|exp)(?![A-Za-z])"), r"\1"),
    (re.compile(r"\\(?:ln|log)(?![A-Za-z])"), "log"),
]
SQRT = re.compile(r"\\sqrt\s*(?:\{([^{}]*)\}|(\w))")
FRACTION = re.compile(r"\\[dt]?frac\s*(?:\{([^{}]*)\}|(\w))\s*(?:\{([^{}]*)\}|(\w))")


def rows(text: str) -> list[list[str]]:
    """Return the entries of the array that text stands for, row by row, each as text.

    Rows may come out ragged and entries may be nonsense: whoever asks looks at them.
    Raises InputError where no rows can be told apart.
    """
    if len(text) > LONGEST:
        raise InputError(f"This has {len(text):,} characters: at most {LONGEST:,} can be read.")
    if "..." in text or "…" in text:
        raise InputError("Some numbers are left out (…): print the array whole, with np.set_printoptions(threshold=100000).")
    latex = ENVIRONMENT.search(text)
    if latex:
        return [[_plain(entry) for entry in line.split("&")] for line in re.split(r"\\\\(?:\[[^\]]*\])?|\\cr", latex[2]) if line.strip()]
    if "\\" in text:
        text = _plain(text)
    call = CALL.match(text.strip())
    if call:
        text = KEYWORD.sub("", call[1] if call[1] is not None else call[2])
    text = _brackets(text.strip())
    if "[" in text or "]" in text:
        return _bracketed(text)
    return [_entries(line) for line in re.split(r"[;\n\r]+", text) if line.strip(" \t,")]


def is_array(text: str) -> bool:
    """Return whether text is meant as a whole array rather than as one entry."""
    stripped = text.strip()
    return bool(re.search(r"[;,&\[\]\t\n]|\\begin", stripped)) or len(_entries(stripped)) > 1


def is_decimal_comma(text: str) -> bool:
    """Return whether text is one number written with a decimal comma, such as ``2,5``."""
    return bool(re.fullmatch(r"\s*[-−+]?\d+,\d+\s*", text))


def _brackets(text: str) -> str:
    """Return text with the parentheses of Python tuples turned into brackets."""
    if not text.startswith("(") or "," not in text:
        return text
    out, opened = [], []
    for i, c in enumerate(text):
        if c == "(":
            is_tuple = _holds_comma(text[i + 1 :])
            opened.append(is_tuple)
            out.append("[" if is_tuple else c)
        elif c == ")" and opened:
            out.append("]" if opened.pop() else c)
        else:
            out.append(c)
    return "".join(out)


def _holds_comma(rest: str) -> bool:
    depth = 0
    for c in rest:
        depth += (c in "([") - (c in ")]")
        if depth < 0:
            return False
        if depth == 0 and c == ",":
            return True
    return False


def _bracketed(text: str) -> list[list[str]]:
    depth, deepest = 0, 0
    for c in text:
        depth += (c == "[") - (c == "]")
        deepest = max(deepest, depth)
        if depth < 0:
            break
    if depth != 0:
        raise InputError("The brackets do not close: write for instance [[2, 1], [1, 2]].")
    if not (text.startswith("[") and text.endswith("]")):
        raise InputError("There is something beside the brackets: write for instance [[2, 1], [1, 2]].")
    if deepest > 2:
        raise InputError("This has more than two axes: a matrix has rows and columns only.")
    if deepest == 1:
        return [_entries(line) for line in re.split(r"[;\n\r]+", text[1:-1]) if line.strip(" \t,")]
    return [_entries(row) for row in re.findall(r"\[([^\[\]]*)\]", text[1:-1])]


def _entries(row: str) -> list[str]:
    """Return the entries of one row: parted by commas, ampersands or tabs if there are any, else by spaces."""
    row = row.strip(" \r\n")
    if re.search(r"[,&]", row):
        entries = [entry.strip() for entry in re.split(r"[,&]", row)]
        return entries[:-1] if len(entries) > 1 and not entries[-1] else entries
    if "\t" in row:
        return [entry.strip() for entry in row.split("\t")]
    row = re.sub(r"\s*(\*\*|[*/^·×÷])\s*", r"\1", row)  # 1 / 3 is one entry
    row = re.sub(r"(?<=[^\s(])\s+([-+−])\s+(?=\S)", r"\1", row)  # so is 1 - 2, while 1 -2 is two
    row = re.sub(r"(^|[\s(])([-+−√])\s+", r"\1\2", row)
    row = re.sub(r"\s+([-+−])$", r"\1", row)
    row = re.sub(r"\(\s+", "(", re.sub(r"\s+\)", ")", row))
    return row.split()


def _plain(text: str) -> str:
    r"""Return LaTeX as a plain expression: ``\frac{1}{3}`` becomes ``1/3``."""
    for pattern, replacement in LATEX:
        text = pattern.sub(replacement, text)
    for _ in range(8):  # innermost first
        before = text
        text = SQRT.sub(lambda m: f"sqrt({m[1] or m[2]})", text)
        text = FRACTION.sub(lambda m: f"{_whole(m[1] or m[2])}/{_whole(m[3] or m[4])}", text)
        if text == before:
            break
    return text.replace("{", "(").replace("}", ")").strip()


def _whole(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"[\w.]+(\([^()]*\))?", text) else f"({text})"
