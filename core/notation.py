r"""Notation: the rows of entries in a matrix written the way people write and paste them.

Semicolons or lines part rows; commas, tabs, ``&`` or spaces part entries; brackets as in Python, NumPy and MATLAB,
braces as in Mathematica, bars and drawn brackets as in textbooks; LaTeX with ``\frac``, ``\sqrt`` and ``\pi``.
"""

import re

from core.expression import InputError

LONGEST = 20_000
ENVIRONMENT = re.compile(r"\\begin\{(\w*matrix\*?|array)\}(?:\[[^\]]*\])?(?:\{[lcr|@ ]*\})?(.*?)\\end\{\1\}", re.DOTALL)
OPENING = re.compile(r"(?:\s|\$|\\\[|\\\(|\\displaystyle|(?:\\math\w+\{\w\}|\w+)\s*=|\\left\s*[(\[.|])*")
CLOSING = re.compile(r"(?:\s|\$|\\\]|\\\)|\\right\s*[)\].|]|[.,;])*")
CALL = re.compile(r"^(?:[A-Za-z_]\w*\s*=\s*)?(?:([A-Za-z_][\w.]*)\s*\(\s*(?=[\[(])(.*)\)|(.*?))\s*;?$", re.DOTALL)
CONSTRUCTORS = {"array", "asarray", "matrix", "mat", "Matrix", "tensor", "as_tensor", "Tensor", "Array", "DataFrame", "list"}
CONTINUED = re.compile(r"(?<=[^\s.])[ \t]*\.\.\.[ \t]*\n")  # MATLAB's lines that go on
KEYWORD = re.compile(r",\s*(?:dtype|device|requires_grad|ndmin|copy)\s*=[^\]]*$")
LATEX = [
    (re.compile(r"\\left|\\right|\\[,;:! ]|\\quad|\\displaystyle|\$"), " "),
    (re.compile(r"\\cdot|\\times"), "*"),
    (re.compile(r"\\pi(?![A-Za-z])"), "pi"),
    (re.compile(r"\\(sin|cos|tan|exp)(?![A-Za-z])"), r"\1"),
    (re.compile(r"\\(?:ln|log)(?![A-Za-z])"), "log"),
]
SQRT = re.compile(r"\\sqrt\s*(?:\{([^{}]*)\}|(\w))")
MIXED = re.compile(r"\d\s*\\[dt]?frac")  # two and a third, or two times a third
COMMA = r"[-−+]?\d+,\d+"
DRAWN = str.maketrans(dict.fromkeys("⎡⎢⎣⎤⎥⎦⎛⎜⎝⎞⎟⎠", " "))  # brackets as tall as the matrix
ROW = re.compile(r"\[([^\[\]]*)\]")
ATOM = r"(?:\d+\.?\d*|\.\d+|[^\W\d_]+(?:\([^()]*\))?)"  # what needs no parentheses beside a slash
FRACTION = re.compile(r"\\[dt]?frac\s*(?:\{([^{}]*)\}|(\w))\s*(?:\{([^{}]*)\}|(\w))")


def rows(text: str) -> list[list[str]]:
    """Return the entries of the array that text stands for, row by row, each as text.

    Rows may come out ragged and entries may be nonsense: whoever asks looks at them.
    Raises InputError where no rows can be told apart.
    """
    text = CONTINUED.sub(" ", _spared(text))
    if "..." in text or "…" in text:
        raise InputError("Some numbers are left out (…): print the array whole, with np.set_printoptions(threshold=100000).")
    latex = ENVIRONMENT.search(text)
    if latex and not (OPENING.fullmatch(text[: latex.start()]) and CLOSING.fullmatch(text[latex.end() :])):
        raise InputError("There is something beside the matrix, and it is not computed here: paste the matrix alone.")
    if latex or "\\\\" in text:
        inner = latex[2] if latex else text
        return [[plain(entry) for entry in line.split("&")] for line in re.split(r"\\\\(?:\[[^\]]*\])?|\\cr", inner) if line.strip()]
    if "\\" in text:
        text = plain(text)
    call = CALL.match(text.strip())
    if call:
        if call[1] and call[1].rpartition(".")[2] not in CONSTRUCTORS:
            raise InputError(f"“{call[1]}” is not computed here: paste the numbers that it gives.")
        text = KEYWORD.sub("", call[2].rstrip(", \n") if call[1] else call[3])
    text = _brackets(_unbarred(text.translate(DRAWN).strip()))
    if "[" in text or "]" in text:
        return _bracketed(text)
    lines = [line for line in re.split(r"[;\n\r]+", text) if line.strip(" \t,")]
    if any("\t" in line and re.search(rf"(^|\t){COMMA}(\t|$)", line) for line in lines):
        raise InputError("These seem to be decimal commas: write decimals with a point, such as 2.5.")
    return [_entries(line) for line in lines]


def plain(text: str) -> str:
    r"""Return LaTeX as a plain expression: ``\frac{1}{3}`` becomes ``1/3``."""
    if "\\" not in text:
        return text
    mixed = MIXED.search(text)
    if mixed:
        raise InputError(f"“{mixed[0]}…” may be a sum or a product: write one fraction, or a sign between them.")
    for pattern, replacement in LATEX:
        text = pattern.sub(replacement, text)
    for _ in range(8):  # innermost first
        before = text
        text = SQRT.sub(lambda m: f"sqrt({m[1] or m[2]})", text)
        text = FRACTION.sub(lambda m: f"({_whole(m[1] or m[2])}/{_whole(m[3] or m[4])})", text)
        if text == before:
            break
    text = text.replace("{", "(").replace("}", ")").strip()
    alone = re.fullmatch(rf"([-−+]?)\(({ATOM}/{ATOM})\)", text)
    return alone[1] + alone[2] if alone else text


def is_array(text: str) -> bool:
    """Return whether text is meant as a whole array rather than as one entry."""
    text = _spared(text).strip()
    return text.startswith("{") or bool(re.search(r"[;,&\[\]\t\n]|\\\\|\\begin", text)) or len(_entries(plain(text))) > 1


def decimal_comma(text: str) -> str:
    """Return what to do where text is one number with a comma, such as ``2,5`` or ``1,000``; nothing where it is not."""
    text = text.strip()
    if not re.fullmatch(COMMA, text):
        return ""
    point, joined = text.replace(",", "."), text.replace(",", "")
    return f"write {point} or {joined}" if re.fullmatch(r"[-−+]?[1-9]\d{0,2},\d{3}", text) else f"write a decimal with a point, {point}"


def _unbarred(text: str) -> str:
    """Return text without the bars at both ends of each of its lines; on one line they would mean |x|."""
    lines = text.splitlines()
    barred = [re.fullmatch(r"\s*[|│┃](.*)[|│┃]\s*", line) for line in lines]
    return "\n".join(found[1] for found in barred if found) if len(lines) > 1 and all(barred) else text


def _spared(text: str) -> str:
    """Return text without the spaces at its ends and with single ones inside, so that no pattern has to try them all."""
    if len(text) > LONGEST:
        raise InputError(f"This has {len(text):,} characters: at most {LONGEST:,} can be read.")
    return re.sub(r"[^\S\t\n\r]+", " ", text.strip(" \r\n"))


def _brackets(text: str) -> str:
    """Return text with the parentheses of Python's tuples and the braces of Mathematica's lists turned into brackets."""
    if text.startswith("{"):
        return text.replace("{", "[").replace("}", "]")
    out, opened = list(text), []  # opened: where each open parenthesis stands, and whether it holds a comma
    for i, c in enumerate(text):
        if c in "([":
            opened.append([i, False])
        elif c in ",;" and opened:
            opened[-1][1] = True
        elif c in ")]" and opened:
            start, is_tuple = opened.pop()
            if is_tuple and c == ")":
                out[start], out[i] = "[", "]"
    return "".join(out)


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
    if deepest == 1 and text.count("[") > 1:  # rows side by side: [1, 2], [3, 4]
        deepest, text = 2, f"[{text}]"
    if deepest == 2 and ROW.sub("", text[1:-1]).strip(" \t\n\r,;"):
        raise InputError("There is something between the rows: write for instance [[2, 1], [1, 2]].")
    if deepest > 2:
        raise InputError("This has more than two axes: a matrix has rows and columns only.")
    if deepest == 1:
        return [_entries(line) for line in re.split(r"[;\n\r]+", text[1:-1]) if line.strip(" \t,")]
    return [_entries(row) for row in ROW.findall(text[1:-1])]


def _entries(row: str) -> list[str]:
    """Return the entries of one row: parted by commas, ampersands or tabs if there are any, else by spaces."""
    row = row.strip(" \r\n")
    if re.search(r"[,&]", row):
        entries = [entry.strip() for entry in re.split(r"[,&]", row)]
        return entries[:-1] if len(entries) > 1 and not entries[-1] else entries
    if "\t" in row:
        return [entry.strip() for entry in row.split("\t")]
    row = re.sub(r"\s*(\*\*|[*/^·×÷])\s*", r"\1", row)  # 1 / 3 is one entry
    row = re.sub(r"(?<=[^\s(])\s+([-+−–])\s+(?=\S)", r"\1", row)  # so is 1 - 2, while 1 -2 is two
    row = re.sub(r"(^|[\s(])([-+−–√])\s+", r"\1\2", row)
    row = re.sub(r"\s+([-+−–])$", r"\1", row)
    row = re.sub(r"\(\s+", "(", re.sub(r"\s+\)", ")", row))
    return row.split()


def _whole(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(ATOM, text) else f"({text})"
