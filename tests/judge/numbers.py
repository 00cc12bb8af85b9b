"""The live numbers and the tables of a page, held against what they should be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import mpmath

from pages.shared.view import Number, Table
from tests.judge.lines import direction, line
from tests.judge.shown import agrees, read, tell

ROUNDING = mpmath.mpf(2) ** -49  # 8 ε
SPREAD = 3e-4  # of a product of entries that are shown with four digits


@dataclass(frozen=True)
class Wanted:
    """What a number should be: None where there is none, a list where several stand together."""

    value: Any
    zero: Any = 0  # up to where 0 may be shown for it, one for each of a list
    kind: str = ""  # "turn" or "line": an angle; "sum": the factors of a₁, a₂ and so on
    is_any: bool = False  # nothing is claimed
    to_16: Any = None  # what it is to sixteen digits, and may be shown as too


ANY = Wanted(None, is_any=True)


def judge(shown: Sequence[Sequence[Number]], wanted: Mapping[str, Wanted]) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the text and the truth of each number that is false, or that nobody knows."""
    for one in (number for row in shown for number in row):
        if one.name not in wanted:
            yield "not understood", f"number {one.name} = {one.text}", "no number of the judge"
            continue
        for truth in _against(one.text, wanted[one.name]):
            yield f"number {re.sub('[₀-₉]+', 'ₖ', one.name)}", f"{one.name} = {one.text}", truth


def _against(text: str, wanted: Wanted) -> Iterator[str]:
    if wanted.is_any:
        return
    if wanted.value is None or text == "–":
        if (text == "–") != (wanted.value is None):
            yield "–" if wanted.value is None else str(wanted.value)
        return
    if text.startswith("over "):
        if wanted.value <= read(text.removeprefix("over ")).value:
            yield tell(wanted.value)
        return
    if wanted.kind == "sum":
        texts = [part.replace(" ", "") for part in re.findall(r"[−+]? ?[^ ]+(?=·a[₁₂₃])", text)]
        if not all(agrees(part.removeprefix("+"), true) for part, true in zip(texts, wanted.value, strict=True)):
            yield " + ".join(map(tell, wanted.value))
        return
    if wanted.kind:
        yield from (direction if wanted.kind == "turn" else line)(text.removesuffix("°"), wanted.value)
        return
    if isinstance(wanted.value, list):
        texts = text.strip("()").split(", ")
        zeros = wanted.zero if isinstance(wanted.zero, list) else [wanted.zero] * len(wanted.value)
        if len(texts) != len(wanted.value) or not all(
            agrees(*one) for one in zip(texts, wanted.value, [4] * len(texts), zeros, strict=True)
        ):
            yield f"({', '.join(map(tell, wanted.value))})"
        return
    if not agrees(text, wanted.value, zero=wanted.zero) and (wanted.to_16 is None or not agrees(text, wanted.to_16)):
        yield tell(wanted.value)


def entries(table: Table, true: Any, sizes: Any, kappa: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the entries of a table that are false.

    sizes: of what each entry is the sum of, so that 0 may be shown below 8 ε of it; kappa: how much larger its rounding may be.
    """
    for i, row in enumerate(table.rows):
        for j, text in enumerate(row):
            if not agrees(text, true[i, j], zero=ROUNDING * sizes[i, j]):
                gap = abs(read(text).value - true[i, j])
                kind = (
                    "0 shown as rounding" if true[i, j] == 0 else "digits not known" if gap <= ROUNDING * sizes[i, j] * kappa else "false"
                )
                yield f"table {table.name}: {kind}", f"{table.name}[{i + 1}, {j + 1}] = {text}", tell(true[i, j])


def differing(shown: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the numbers that two pages tell differently."""
    found: dict[str, tuple[str, str]] = {}
    for page, numbers in shown.items():
        for name, text in numbers.items():
            if not re.fullmatch("rank|det A|[σλ][₀-₉]+", name):
                continue
            other, before = found.setdefault(name, (page, text))
            if text != before and not agrees(text, read(before).value, zero=0) and not agrees(before, read(text).value, zero=0):
                yield f"{name} = {before} on {other}, {text} on {page}"


def multiplied(tables: Sequence[Table], true: Any) -> Iterator[tuple[str, str, str]]:
    """Yield where the tables do not multiply to the matrix, as far as their digits go."""
    factors = [mpmath.matrix([[read(text).value for text in row] for row in table.rows]) for table in tables]
    found, sizes = factors[0], factors[0].apply(abs)
    for factor in factors[1:]:
        found, sizes = found * factor, sizes * factor.apply(abs)
    reach = max(sizes) * mpmath.mpf(SPREAD) * len(tables)
    worst = max((abs(found[i, j] - true[i, j]), i, j) for i in range(true.rows) for j in range(true.cols))
    if worst[0] > reach:
        _, i, j = worst
        names = "·".join(table.name for table in tables)
        yield f"product {names}", f"{names}[{i + 1}, {j + 1}] = {tell(found[i, j])}", tell(true[i, j])
