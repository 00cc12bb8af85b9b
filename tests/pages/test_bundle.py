"""The bundle: one module that does what the stage's modules do, or says what it cannot read."""

import re

import pytest

from pages.shared.stage import files
from pages.shared.stage.bundle import bare, bundle

BUNDLES = {files.SCRIPT, *(f"{name}.js" for name in files.OTHERS)}
MODULES = {
    "main.js": "import { a, b as c } from './low/a.js'\n\nexport default function ({ name }) {\n  return a + c + name\n}\n",
    "low/a.js": "import { d } from '../d.js'\n\nexport const a = d\nexport function b() {}\nexport async function e() {}\n",
    "d.js": "export class d {}\nconst own = 'export const x = 1'\n",
}


def test_each_module_comes_once_after_what_it_imports() -> None:
    text = bundle(MODULES, {"stage": "main.js", "low": "main.js"})
    assert re.findall(r"^const (\$\w+) =", text, re.M) == ["$d", "$low_a", "$main"]
    assert "const { a, b: c } = $low_a\n" in text
    assert re.findall(r"^return ({.*})$", text, re.M) == ["{ d }", "{ a, b, e }", "{ main }"]
    assert text.endswith("export const stage = $main.main\nexport const low = $main.main\n")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("import * as all from './d.js'", "cannot have “import"),
        ("export let d = 1", "cannot have “export let"),
        ("import { main } from './main.js'", "imports itself"),
        ("const d = `one\n  // two`", "text of several lines"),
    ],
)
def test_what_it_cannot_read_is_said(line: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        bundle(MODULES | {"d.js": line}, {"stage": "main.js"})


def test_comments_are_left_out_and_nothing_that_looks_like_one() -> None:
    lines = [
        "// why",
        "/**",
        " * @param {string} a",
        " */",
        "const a = 'http://x' // where",
        "  // why",
        "  const b = ' // no'",
        "const c = `//${a}`",
    ]
    assert bare("d.js", "\n".join(lines)) == "const a = 'http://x'\nconst b = ' // no'\nconst c = `//${a}`"


def test_all_modules_of_the_stage_are_in_one() -> None:
    text = "".join(file.plain.decode() for name, file in files.FILES.items() if name in BUNDLES)
    found = {path.relative_to(files.HERE).as_posix() for path in files.HERE.rglob("*.js") if path.parent.name != "plotly"}
    elsewhere, made = {"first.js"}, {files.LOOKS}  # what stands in the page itself, and what is no file
    assert set(re.findall(r"=> \{ // (\S+\.js)$", text, re.M)) == found - elsewhere | made
