"""Brackets: arrays as lists of lists, in Python, NumPy, MATLAB, Mathematica, R, Julia, Maple and others."""

import re

from core.numbers.counts import counted
from core.numbers.expression import InputError
from core.numbers.notation.lists import check_depth, julia, lists, whole
from core.numbers.notation.reading import Reading, Rows, entries, left_out
from core.numbers.typeset import called

CONSTRUCTORS = {
    *("array", "asarray", "matrix", "mat", "Matrix", "tensor", "as_tensor", "Tensor", "Array", "DataFrame", "list", "constant"),
    *(
        "DeviceArray",
        "ImmutableMatrix",
        "ImmutableDenseMatrix",
        "MutableDenseMatrix",
        "Vector",
        "vector",
        "Parameter",
        "List",
        "of",
        "double",
        "float",
    ),
}
FUNCTIONS = {"sqrt", "sin", "cos", "tan", "exp", "log", "ln", "pi"}
ASSIGNED = re.compile(r"[A-Za-z_][\w\s:.,<>\[\]*&']*")  # what may stand before a sign of equality
ARROW = re.compile(r"[A-Za-z_][\w.]*\s*<-\s*")
TYPED = re.compile(r"(?<![\w.\]])(?:new\s+)?(?:\[\d*\])*[A-Za-z_][\w.]*(?:\[\d*\])*\s*(?=\{)")  # [][]float64{{1, 2}}
MACRO = re.compile(r"\b(?:vec|array|matrix|arr\d|bmat|SMatrix|SVector|SA|[A-Z]\w*64|[A-Z]\w*32)!?(?=\[)|(?<=\[)[LRJ](?=\[)")
SCALAR = re.compile(
    r"(?:\b\w+\.)?\b(?:float|uint|int|bfloat|longdouble|mpf|Decimal|Integer|Float|str_)\d*\(['\"]?([^()'\"\n]{1,60})['\"]?\)"
)
RATIO = re.compile(r"\b(?:Fraction|Rational)\(([-+]?\d+), ?(\d+)\)")
KEYWORD = re.compile(r"\s*(?:[A-Za-z_]\w*\s*=|[A-Za-z_][\w.]*\s*(?:\(|$))")
SHAPED = re.compile(r"Matrix\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*[\[{(]([^\[\](){}]*)[\])}]\s*\)")  # SymPy's and Maple's flat lists
ROW = re.compile(r"\[([^\[\]]*)\]")
PAIRED = re.compile(r"[\"'\w]\s*(?::|->|=>|→)")
SIZED = re.compile(r"(?<=Matrix\()\s*\d+\s*,\s*\d+\s*,\s*(?=[\[{(]\s*[\[{(])")  # Maple's sizes before the rows
REMARK = re.compile(r"(?:^|(?<=\n))[ \t]*(?:#|%|//).*|(?<=[\d;,\]})])[ \t]+(?:#|(?:%|//)[ \t]*[A-Za-z]).*")
QUOTED = re.compile(r"(?:np\.|numpy\.)?mat(?:rix)?\(\s*(['\"])([^'\"()]*)\1\s*\)")  # NumPy's own short notation
CONTINUED = re.compile(r",\s*\n\s*")  # a list that goes on in the next line
MAPLE = re.compile(r"<[^<>]*>")


def bracketed(text: str, axes: int = 2) -> Reading:
    """Return the entries of an array whose rows stand in brackets, braces or parentheses, perhaps in a call such as ``np.array``.

    axes : as many as it can have.
    """
    left_out(text)
    text = _unassigned(REMARK.sub("", text).strip()).strip().rstrip(" \n\t;,").rstrip()
    text = SIZED.sub("", called(text) if axes > 2 else text)
    if text.startswith("({") and text.endswith("})"):  # Mathematica's MatrixForm
        text = text[1:-1]
    quoted = QUOTED.fullmatch(text)
    text = f"[{quoted[2]}]" if quoted else text
    text = RATIO.sub(r"\1/\2", SCALAR.sub(r"\1", MACRO.sub("", text)))
    shaped = SHAPED.fullmatch(text)
    if shaped:
        return Reading(_shaped(entries(shaped[3]), int(shaped[1]), int(shaped[2])), closed=2)
    if text.startswith("<"):
        return _maple(text)
    if "{" in text:
        if PAIRED.search(text):
            raise InputError("This pairs names with numbers: paste the numbers alone, such as [[2, 1], [1, 2]].")
        text = TYPED.sub("", called(text)).replace("{", "[").replace("}", "]")
    text = _listed(text).strip().rstrip(" \n\t;,")
    if not ("[" in text or "]" in text):
        return Reading([entries(line) for line in re.split("[;\n]", text) if line.strip(" \t,")], closed=2)
    depth = _depth(text)
    if depth == 1 and text.count("[") > 1:  # rows side by side: [1, 2], [3, 4]
        depth, text = 2, f"[{text}]"
    if axes > 2 and depth == 1:
        if ";;" in text:
            return julia(text[1:-1])
        text = CONTINUED.sub(", ", text)
    check_depth(depth, axes)
    if axes > 2 and depth > 1:
        text, depth = whole(text, depth)
    if depth > 2:
        check_depth(depth, axes)
        return lists(text, depth)
    if depth == 2 and ROW.sub("", text[1:-1]).strip(" \t\n,;"):
        if axes > 2:
            return lists(text, depth)  # which names the place
        raise InputError("There is something between the rows: write for instance [[2, 1], [1, 2]].")
    lines = ROW.findall(text[1:-1]) if depth == 2 else [line for line in re.split("[;\n]", text[1:-1]) if line.strip(" \t,")]
    rows = [[_unquoted(entry) for entry in entries(line)] for line in lines]
    if depth == 1 and ";" not in text and len(rows) > 1 and len(rows[-1]) < len(rows[0]) and len({len(row) for row in rows[:-1]}) == 1:
        rows = [[entry for row in rows for entry in row]]  # NumPy's long vectors go on from line to line
    return Reading(rows, closed=2 if depth == 2 or len(rows) > 1 else 1)


def _unassigned(text: str) -> str:
    """Return text without the name that it is given."""
    arrow = ARROW.match(text)
    if arrow:
        return text[arrow.end() :]
    left, sign, right = text.partition("=")
    return right.lstrip("=") if sign and ASSIGNED.fullmatch(left) and right.strip() else text


def _listed(text: str) -> str:
    """Return text with lists in brackets alone: without the names of constructors and what they are told beside the numbers.

    Parentheses with a comma in them are Python's tuples. Raises InputError for a call of anything else.
    """
    out: list[str] = []
    opened: list[tuple[int, str, list[int]]] = []  # where each is, the name before it, and the commas in it
    start = 0  # of the word that is being read
    for i, c in enumerate(text):
        if c in "([":
            name = text[start:i] if c == "(" else ""
            last = name.rpartition(".")[2]
            if name and not name[0].isdigit() and last not in CONSTRUCTORS and last.lower() not in FUNCTIONS:
                raise InputError(f"“{name[:40]}” is not computed here: paste the numbers that it gives.")
            if last in CONSTRUCTORS:
                del out[len(out) - len(name) :]
                name = "constructor"
            opened.append((len(out), name, []))
        elif c in ",;" and opened:
            opened[-1][2].append(len(out))
        elif c in ")]" and opened:
            at, name, commas = opened.pop()
            if c == ")" and name == "constructor":
                _close_call(out, at, commas)
                start = i + 1
                continue
            if c == ")" and commas:
                out[at] = "["
                c = "]"
        out.append(c)
        if not (c.isalnum() or c in "._"):
            start = i + 1
    return "".join(out)


def _close_call(out: list[str], at: int, commas: list[int]) -> None:
    """Turn what is in the parentheses of a constructor into the list that it stands for."""
    if commas and not "".join(out[commas[-1] + 1 :]).strip():  # Python allows a comma at the end
        del out[commas.pop() :]
    for comma in commas:
        if KEYWORD.match("".join(out[comma + 1 : comma + 40])):
            del out[comma:]
            break
    is_list = len([comma for comma in commas if comma < len(out)]) > 0 or "[" not in out[at:]
    out[at] = "[" if is_list else " "
    out.append("]" if is_list else " ")


def _depth(text: str) -> int:
    """Return how deep the brackets are; raise InputError where they do not close, or do not hold everything."""
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
    return deepest


def _shaped(flat: list[str], m: int, n: int) -> Rows:
    if len(flat) != m * n:
        raise InputError(f"This has {counted(len(flat), 'number')}, and {m} × {n} need {m * n}.")
    return [flat[i * n : (i + 1) * n] for i in range(m)]


def _maple(text: str) -> Reading:
    """Return what Maple's angle brackets hold: columns side by side, <<1,2>|<3,4>>, or rows, <<1|2>,<3|4>>."""
    parts = [part[1:-1] for part in MAPLE.findall(text[1:-1])] if text.startswith("<<") else [text[1:-1]]
    if not parts or not text.endswith(">"):
        raise InputError("The brackets do not close: write for instance [[2, 1], [1, 2]].")
    has_bars = any("|" in part for part in parts)
    lists = [[entry.strip() for entry in re.split(r"[|,]", part)] for part in parts]
    if "|" in text and "," in text and not text.startswith("<<"):  # columns side by side, without brackets of their own
        lists = [[entry.strip() for entry in part.split(",")] for part in text[1:-1].split("|")]
        if len({len(part) for part in lists}) > 1:
            raise InputError("The columns between the bars have not the same length: write for instance <<1,2>|<3,4>>.")
        has_bars = False
    if has_bars or len({len(part) for part in lists}) > 1:
        return Reading(lists, closed=2)
    return Reading([list(row) for row in zip(*lists, strict=True)], closed=2)


def _unquoted(entry: str) -> str:
    return entry[1:-1].strip() if len(entry) > 1 and entry[0] == entry[-1] and entry[0] in "'\"" else entry
