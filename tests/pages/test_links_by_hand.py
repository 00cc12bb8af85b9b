"""Links: what is said of how one is written holds: such links are read without a word, and what is beyond their limits is refused."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote

import pytest

from pages.main import PAGES
from pages.shared import links
from pages.shared.parameters import parameters
from pages.shared.parameters import written as written_value
from pages.shared.state import from_address

TEXT = links.text(PAGES, "https://h.org", "A sentence.")
NUMBER = r"-?[\d.]+(?:e-?\d+)?"
LINE = re.compile(r"^- `(\w+)`: (.+?)\. In a link: (.+)\. Default: (?:`(.*)`|none)\.$", re.MULTILINE)
ALL = re.compile(r"^## ([^\n]+): https://h\.org/(\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SAID = [(name, *line) for _, name, about in ALL.findall(TEXT) for line in LINE.findall(about)]


def further(number: str) -> str:
    """Return a number that is farther from 0 than one that is written."""
    return f"{number}1" if "." in number and "e" not in number else f"{number}0" if "e" in number else f"{number}.5"


def written(form: str, default: str) -> tuple[list[str], list[str]]:
    """Return what a sentence about a parameter lets be written, with its ends, and what it does not. Raises ValueError for another one."""
    for pattern, write in FORMS.items():
        if found := re.match(pattern, form):
            return write(found, form, default)
    raise ValueError(f"nothing is known of “{form}”")


def choice(found: re.Match[str], _: str, __: str) -> tuple[list[str], list[str]]:
    words = re.findall(r"`(\w+)` \(", found[1])
    return words, [*(word.upper() for word in words), "", "own-goal"]


def whole(found: re.Match[str], form: str, _: str) -> tuple[list[str], list[str]]:
    low, high = int(found[1]), int(found[2])
    most = re.search(r"by default (\d+)\)", form)
    high = min(high, int(most[1])) if most else high
    return [str(low), str(high), str((low + high) // 2)], [str(low - 1), str(int(found[2]) + 1), str(high + 1), f"{low}.5", "x"]


def number(found: re.Match[str], form: str, _: str) -> tuple[list[str], list[str]]:
    low, high = found[1], found[2]
    ends = ["0"] * (", or 0" in form) + ["inf"] * ("or `inf`" in form)
    under = f"{0.99 * float(low):g}" if float(low) > 0 else f"-{high}" if float(low) == 0 else further(low)
    beyond = [under, further(high), "nan", "x", "", *["inf"] * ("inf" not in ends)]
    middle = f"{(float(low) + float(high)) / 2:g}"
    return [low, high, middle if "e" not in low + high else low, *ends], beyond


def numbers_of(form: str, default: str) -> tuple[list[str], list[str]]:
    low, high = re.findall(rf"each from ({NUMBER}) to ({NUMBER})", form)[0]
    small = re.findall(rf"magnitude of ({NUMBER}) or more", form) or [low]
    numbers, beyond = [low, high, *small, "1/3" if float(low) <= 0 else "1/2"], [further(high), "x", "nan", "1e999"]
    beyond += [further(low)] if float(low) < 0 else ["-1"]
    beyond += [f"{float(small[0]) / 10:g}"]

    def filled(text: str) -> list[str]:
        """Return what is given by default with another first number."""
        return [re.sub(r"[^\[\],;]+", lambda _: text, default, count=1)]

    return [one for text in numbers for one in filled(text)], [one for text in beyond for one in filled(text)]


def sized(_: re.Match[str], form: str, default: str) -> tuple[list[str], list[str]]:
    """Return arrays of the sizes that are said, besides numbers."""
    good, bad = numbers_of(form, default)
    axes = re.match(r"an array of up to (\d) axes, up to (\d+) along each and up to (\d+) numbers", form)
    vector = re.match(r"(?:1 to )?(\d+) numbers?,", form)
    matrix = re.match(r"a( square)? matrix, (1 × 1 to )?(\d+) × (\d+)", form)
    is_fitted = "as long as" in form or "as large as" in form or "as many rows as" in form
    if axes:
        most, longest, count = map(int, axes.groups())
        row = ",".join(["1"] * longest)
        good += ["5", f"[{row}]", "[" * most + "1" + "]" * most, f"[{','.join([f'[{row}]'] * (count // longest))}]"]
        bad += [f"[{row},1]", "[" * (most + 1) + "1" + "]" * (most + 1), f"[{','.join([f'[{row}]'] * (count // longest + 1))}]"]
    elif vector:
        ones = "1 to" in form[:5]
        good += [",".join(["1"] * n) for n in ({1, int(vector[1])} if ones and not is_fitted else {int(vector[1])} if not ones else ())]
        bad += [",".join(["1"] * (int(vector[1]) + 1)), ""]
    elif matrix:
        m, n = int(matrix[3]), int(matrix[4])
        full = ";".join([",".join(["1"] * n)] * m)
        good += [] if is_fitted else [full, *(["1"] if matrix[2] else [])]
        bad += [f"{full};{','.join(['1'] * n)}", "1,2;3", *(["1,2,3;4,5,6"] if matrix[1] else [])]
    return good, bad


def text(found: re.Match[str], _: str, __: str) -> tuple[list[str], list[str]]:
    return ["", "a", "b" * int(found[1])], ["b" * (int(found[1]) + 1)]


def names(found: re.Match[str], _: str, __: str) -> tuple[list[str], list[str]]:
    count, long = int(found[1]), int(found[2])
    return ["", "rain,sun", "a" * long, r"a\, b,c"], ["a" * (long + 1), ",".join("a" * (count + 1))]


def place(found: re.Match[str], form: str, default: str) -> tuple[list[str], list[str]]:
    shape = [int(n) for n in re.findall(r"\d+", form.partition("of shape")[2])]
    inside = [",".join(str(n - 1) for n in shape), ",".join("0" for _ in shape)] if shape else [default]
    outside = [",".join(map(str, shape))] if shape else []
    return inside, [*outside, "-1", "1.5", "x", ",".join(["0"] * (int(found[1]) + 1))]


def order(_: re.Match[str], form: str, __: str) -> tuple[list[str], list[str]]:
    return ["", "01", "10", *re.findall(r"one of (.*);", form)[0].replace("`", "").split(", ")], ["00", "12", "x"]


def letters(_: re.Match[str], __: str, ___: str) -> tuple[list[str], list[str]]:
    return ["", "xy", "yx"], ["xx", "yy", "x", "z"]


FORMS = {
    r"one of (.*)$": choice,
    r"a whole number from (\d+) to (\d+)": whole,
    rf"a number from ({NUMBER}) to ({NUMBER})": number,
    r"an array of|(?:1 to )?\d+ numbers?|a(?: square)? matrix": sized,
    r"a text of up to (\d+) letters": text,
    r"up to (\d+) names of up to (\d+) letters": names,
    r"up to (\d) whole numbers from 0": place,
    r"each axis of": order,
    r"a letter for each column": letters,
}


def links_of(line: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield values of a parameter, and whether they are within what is said."""
    _, _, _, form, default = line
    good, bad = written(form, default)
    yield from ((value, True) for value in good)
    yield from ((value, False) for value in bad)


@pytest.mark.parametrize("name", PAGES)
def test_what_is_said_of_a_parameter_holds(name: str) -> None:
    page = PAGES[name]
    lines = [line for line in SAID if line[0] == name]
    assert [line[1] for line in lines] == [*links.given(page.State())]
    for line in lines:
        for value, is_good in links_of(line):
            _, notices = from_address(page.State, dict(parse_qsl(f"{line[1]}={quote(value)}", keep_blank_values=True)), opens=page.opens)
            assert (not notices) == is_good, (line, value, notices)
        assert line[2], line


def test_the_default_is_the_default() -> None:
    for name, parameter, _, _, default in SAID:
        kind = parameters(PAGES[name].State)[parameter]
        assert written_value(kind.default) == default


@pytest.mark.parametrize("entry", ["2", "-0.5", "1e-3", "1/3", "2/3*pi", "sqrt(2)/2", "√2", "2^-10", "cos(30°)"])
def test_numbers_are_written_as_is_said(entry: str) -> None:
    assert f"`{entry}`" in TEXT
    assert from_address(PAGES["vectors"].State, {"c": entry, "a": f"{entry},1"})[1] == []


def test_links_in_the_text_open_what_they_say() -> None:
    found = re.findall(r"^- \[(.+?)\]\(https://h\.org/(\w+)\??(.*?)\): ", TEXT, re.MULTILINE)
    assert len(found) == sum(min(links.FEW, len(page.EXAMPLES)) for page in PAGES.values())
    for title, name, query in found:
        page = PAGES[name]
        assert from_address(page.State, dict(parse_qsl(query, keep_blank_values=True)), opens=page.opens) == (page.EXAMPLES[title], [])
