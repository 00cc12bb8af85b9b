"""Calls: matrices as R and Typst write them, by columns or with semicolons in a call."""

import re

from core.numbers.counts import counted
from core.numbers.expression import InputError
from core.numbers.notation.reading import Reading, Rows, entries

NAMED = re.compile(r"(?:[A-Za-z_.][\w.]*\s*(?:<-|=)\s*|\$\s*)?")
VECTOR = re.compile(r"c\(([^()]*)\)")
FILLED = re.compile(r"matrix\(\s*(?:data\s*=\s*)?c\(([^()]*)\)\s*(?:,([^()]*))?\)")
REPEATED = re.compile(r"matrix\(\s*(?:data\s*=\s*)?([-+\d.eE/]+)\s*,([^()\[\]]*)\)")
STRUCTURE = re.compile(r"structure\(\s*c\(([^()]*)\)\s*,\s*(?:\.?[dD]im)\s*=\s*c\(\s*(\d+)L?\s*,\s*(\d+)L?\s*\)\s*\)")
BOUND = re.compile(r"(r|c)bind\(((?:[^()]|c\([^()]*\))*)\)")
TYPST = re.compile(r"(mat|vec)\((?!\s*[\[(])((?:[^()]|\([^()]*\))*)\)")
OPTION = re.compile(r"\s*[a-z-]+\s*:\s*(?:\"[^\"]*\"|#?\w+)\s*,?")
LARGEST = 200
TRUE = ("true", "t")


def call(text: str) -> Reading | None:
    """Return the entries of a matrix that is written as a call in R or Typst; None where text is no such."""
    text = text.strip().rstrip(";$ ")
    if "(" not in text[:80]:
        return None
    start = NAMED.match(text)
    text = text[start.end() :] if start else text
    if found := FILLED.fullmatch(text):
        return Reading(_filled(_numbers(found[1]), found[2] or ""), closed=2)
    if found := REPEATED.fullmatch(text):
        m, n = _sizes(found[2])[0]
        if max(m, n) > LARGEST or not (m or n):
            raise InputError(f"Matrices up to {LARGEST} × {LARGEST} can be read here, with both sizes as numbers: matrix(0, 2, 2).")
        return Reading([[found[1]] * (n or 1) for _ in range(m or 1)], closed=2)
    if found := STRUCTURE.fullmatch(text):
        return Reading(_columns(_numbers(found[1]), int(found[2]), int(found[3])), closed=2)
    if found := BOUND.fullmatch(text):
        lists = [_numbers(part) for part in VECTOR.findall(found[2])]
        is_even = len({len(part) for part in lists}) == 1
        return Reading(lists if found[1] == "r" or not is_even else [list(row) for row in zip(*lists, strict=True)], closed=2)
    if found := VECTOR.fullmatch(text):
        return Reading([_numbers(found[1])], closed=1)
    if found := TYPST.fullmatch(text):
        inner = found[2]
        while option := OPTION.match(inner):
            inner = inner[option.end() :]
        rows = [entries(row) for row in inner.split(";") if row.strip()]
        return Reading([[entry] for entry in rows[0]] if found[1] == "vec" and len(rows) == 1 else rows, closed=2)
    return None


def _numbers(text: str) -> list[str]:
    """Return the numbers in R's c(…): a name may stand before each, and an L after one that is whole."""
    found = [part.rpartition("=")[2].strip() for part in text.split(",")]
    return [part[:-1] if re.fullmatch(r"-?\d+L", part) else part for part in found]


def _sizes(options: str) -> tuple[tuple[int, int], bool]:
    """Return the numbers of rows and of columns that R is told, 0 where it is not, and whether it is told to go by rows."""
    told = {name.strip(): value.strip() for name, sign, value in (part.partition("=") for part in options.split(",")) if sign}
    places = [part.strip() for part in options.split(",") if part.strip() and "=" not in part]
    sizes = {"nrow": told.get("nrow", ""), "ncol": told.get("ncol", "")}
    for name in ("nrow", "ncol"):
        if not sizes[name] and places:
            sizes[name] = places.pop(0)
    by_row = (told.get("byrow") or (places or [""])[0]).lower() in TRUE
    m, n = (int(size.rstrip("L")) if size.rstrip("L").isdigit() else 0 for size in sizes.values())
    return (m, n), by_row


def _filled(flat: list[str], options: str) -> Rows:
    """Return the matrix that R fills by columns, unless it is told to go by rows."""
    (m, n), by_row = _sizes(options)
    m, n = (m or (len(flat) // n if n else len(flat))), (n or (len(flat) // m if m else 1))
    if not by_row:
        return _columns(flat, m, n)
    return [list(row) for row in zip(*_columns(flat, n, m), strict=True)]


def _columns(flat: list[str], m: int, n: int) -> Rows:
    """Return flat column by column as m rows."""
    if m * n != len(flat):
        raise InputError(f"This has {counted(len(flat), 'number')}, and {m} × {n} need {m * n}.")
    return [flat[i::m] for i in range(m)]
