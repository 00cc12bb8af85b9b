"""Programs: the Python files that pages export, cut to what a state needs.

A program runs as it stands, in pages/<section>/programs/. It begins with the numbers of the state that its page opens with, and with facts:
what the page knows, and its reader need not ask. Cut for another state it has that state's numbers, and no facts: an ``if`` that asks for
facts alone is decided, a ``for`` over a fact is written out, and an expression of facts is its value. An import that is then not used goes.
"""

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parents[1]
INDENT = "    "
OF_FACTS = (  # what an expression of facts is made of: it calls nothing
    *(ast.Name, ast.Constant, ast.JoinedStr, ast.FormattedValue, ast.Subscript, ast.Tuple, ast.List, ast.Load),
    *(ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.operator, ast.unaryop, ast.boolop, ast.cmpop),
)

Known = dict[str, Any]  # numbers as they are written, facts, and what stands for them in a loop that is written out
Lines = Callable[[Known], list[str]]
Text = Callable[[Known], str]


def program(name: str, numbers: Mapping[str, str], **facts: Any) -> str:
    """Return the program of a page with other numbers, written as Python reads them, and cut by other facts.

    name : <section>/<page>. Raises KeyError for a number or a fact that the program does not begin with.
    """
    write, imports = _read(_path(name), frozenset(numbers), frozenset(facts))
    text = "\n".join(write({**numbers, **facts}))
    for line, bound in imports:
        if len(bound.findall(text)) == 1:
            text = text.replace(f"{line}\n", "", 1)
    return text.lstrip("\n") + "\n"


def joined(parts: Sequence[str], numbers: Mapping[str, str], **facts: Any) -> str:
    """Return the program that parts make together, each with those of the numbers and facts that it begins with.

    parts : <section>/<file>, as far as they go. What a part imports from others, to run as it stands, they have made before.
    """
    imports: list[str] = []
    texts = []
    for part in parts:
        known = _begins_with(part)
        text = program(part, {k: v for k, v in numbers.items() if k in known}, **{k: v for k, v in facts.items() if k in known})
        lines = text.splitlines()
        found = [line for line in lines if line.startswith(("import ", "from "))]
        imports += [line for line in found if not line.startswith("from pages.") and line not in imports]
        texts.append("\n".join(line for line in lines if line not in found).strip("\n"))
    return "\n".join([*imports, "", "\n\n".join(filter(None, texts)), ""])


@cache
def _begins_with(name: str) -> frozenset[str]:
    return frozenset(map(_assigned, ast.parse(_path(name).read_text("utf-8")).body))


def _path(name: str) -> Path:
    section, _, stem = name.partition("/")
    return PAGES / section / "programs" / f"{stem}.py"


@cache
def _read(path: Path, numbers: frozenset[str], facts: frozenset[str]) -> tuple[Lines, list[tuple[str, re.Pattern[str]]]]:
    """Return what writes a program, and its imports, each with the name that it binds."""
    text = path.read_text("utf-8")
    nodes, lines = ast.parse(text).body[1:], text.splitlines()  # without its docstring
    if missing := (numbers | facts) - {_assigned(node) for node in nodes}:
        raise KeyError(f"{path.name} does not begin with {', '.join(sorted(missing))}")
    found = [(node, name.asname or name.name) for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for name in node.names]
    imports = [(lines[node.lineno - 1], re.compile(rf"\b{name.split('.')[0]}\b")) for node, name in found]
    return Source(text, facts).body(nodes, nodes[0].lineno - 1, set(numbers)), imports


def _assigned(node: ast.stmt) -> str:
    """Return the name to which a statement assigns a value, if it does that alone."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return ""


class Source:
    """The text of a program, read into functions that write it for what is known."""

    def __init__(self, text: str, facts: frozenset[str]) -> None:
        self.text, self.lines, self.facts = text, text.splitlines(), facts
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def body(self, nodes: Sequence[ast.stmt], after: int, numbers: set[str] | None = None) -> Lines:
        """Return what writes the statements below the line after, and their comments; numbers : which they assign before all else."""
        parts: list[tuple[int, list[str], Lines]] = []
        for node in nodes:
            above = [line.strip() for line in self.lines[after : node.lineno - 1]]
            above = above[above.index("else:") + 1 :] if "else:" in above else above
            blank = next((k for k, line in enumerate(above) if line), len(above))
            parts.append((blank, above[blank:], self.statement(node, numbers or set())))
            after = node.end_lineno or after

        def write(known: Known) -> list[str]:
            lines: list[str] = []
            gap = 0
            for blank, comments, part in parts:
                gap = max(gap, blank)
                if found := part(known):
                    lines += [*[""] * (gap if lines else 0), *comments, *found]
                    gap = 0
            return lines

        return write

    def statement(self, node: ast.stmt, numbers: set[str]) -> Lines:
        """Return what writes a statement; numbers : those that no other has assigned before."""
        name = _assigned(node)
        if name in numbers:
            numbers.discard(name)
            return lambda known: [f"{name} = {known[name]}"]
        if name in self.facts:
            return lambda _: []
        match node:
            case ast.If(test=test) if self.is_known(test):
                is_so, then = _value(test), self.body(node.body, test.end_lineno or 0)
                other = self.body(node.orelse, node.body[-1].end_lineno or 0)
                return lambda known: then(known) if is_so(known) else other(known)
            case ast.For(iter=over) if self.is_known(over):
                return self._loop(node)
            case ast.For(orelse=[]) | ast.While(orelse=[]) | ast.If(orelse=[]) | ast.FunctionDef() | ast.With():
                first = node.body[0].lineno - 1
                while self.lines[first - 1].strip()[:1] in {"", "#"}:  # what stands above the body belongs to it
                    first -= 1
                head, below = self._written(node, first), self.body(node.body, first)
                return lambda known: head(known) + [line and INDENT + line for line in below(known)]
        return self._written(node, node.end_lineno or 0)

    def _loop(self, node: ast.For) -> Lines:
        """Return what writes a loop out, once for each of the facts that it goes over."""
        names = [target.id for target in ast.walk(node.target) if isinstance(target, ast.Name)]
        over, body = _value(node.iter), Source(self.text, self.facts | set(names)).body(node.body, node.lineno)

        def write(known: Known) -> list[str]:
            rows = [row if len(names) > 1 else (row,) for row in over(known)]
            return [line for row in rows for line in body({**known, **dict(zip(names, row, strict=True))})]

        return write

    def _written(self, node: ast.stmt, end: int) -> Lines:
        """Return what writes the lines from where a statement begins to the line end, without their indent."""
        indent, write = " " * node.col_offset, self._text(node, self._place(node.lineno, node.col_offset), self.starts[end] - 1)
        return lambda known: [line.removeprefix(indent) for line in write(known).split("\n")]

    def _text(self, node: ast.AST, start: int, end: int) -> Text:
        """Return what writes the text from start to end, in which node begins, with the values of facts."""
        parts: list[tuple[str, Text]] = []
        for first, last, write in self._values(node):
            if last <= end:
                parts.append((self.text[start:first], write))
                start = last
        rest = self.text[start:end]
        return lambda known: "".join([before + write(known) for before, write in parts]) + rest

    def _values(self, node: ast.AST) -> Iterator[tuple[int, int, Text]]:
        """Yield what of node is decided by facts: where it begins and ends, and what writes it; in the order of the text."""
        match node:
            case ast.expr() if self.is_known(node):
                value = _value(node)
                yield *self._span(node), lambda known: _python(value(known))
            case ast.IfExp(test=test) if self.is_known(test):
                is_so, (then, other) = _value(test), (self._text(part, *self._span(part)) for part in (node.body, node.orelse))
                yield *self._span(node), lambda known: then(known) if is_so(known) else other(known)
            case ast.JoinedStr():  # Python 3.11 does not say where its parts are
                if any(isinstance(part, ast.Name) and part.id in self.facts for part in ast.walk(node)):
                    raise ValueError(
                        f"{self.lines[node.lineno - 1].strip()}: what is formatted with a fact is not formatted with anything else"
                    )
            case _:
                children = [found for child in ast.iter_child_nodes(node) for found in self._values(child)]
                yield from sorted(children, key=lambda found: found[0])

    def is_known(self, node: ast.expr) -> bool:
        """Return whether node is an expression of facts."""
        parts = list(ast.walk(node))
        names = {part.id for part in parts if isinstance(part, ast.Name)}
        return bool(names) and names <= self.facts and all(isinstance(part, OF_FACTS) for part in parts)

    def _span(self, node: ast.expr) -> tuple[int, int]:
        return self._place(node.lineno, node.col_offset), self._place(node.end_lineno or 0, node.end_col_offset or 0)

    def _place(self, line: int, offset: int) -> int:
        """Return where in the text a place is that Python counts in bytes of a line."""
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:offset].decode())


def _value(node: ast.expr) -> Callable[[Known], Any]:
    code = compile(ast.Expression(node), "<facts>", "eval")
    return lambda known: eval(code, {}, known)


def _python(value: Any) -> str:
    """Return a value as it is written in a program."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_python, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
