"""What a host installs is pinned, what it is made of may be used, and both are written down."""

import re

from packaging.requirements import Requirement

from tests.licences import FILE, FREE, PARTS, ROOT, installed, named, required, vendored

LOCK = (ROOT / "requirements.lock").read_text()


def test_the_lock_keeps_to_the_bounds_and_pins_all_that_is_needed() -> None:
    lines = [line for line in LOCK.replace("\\\n", " ").splitlines() if not line.startswith("#")]
    pins = [Requirement(line.partition("--hash")[0]) for line in lines]
    assert all("--hash=sha256:" in line for line in lines)
    assert all([one.operator for one in pin.specifier] == ["=="] for pin in pins)
    by_name: dict[str, list[str]] = {}
    for pin in pins:
        by_name.setdefault(named(pin.name), []).append(next(iter(pin.specifier)).version)
    for asked in required():
        assert by_name[named(asked.name)]
        assert all(version in asked.specifier for version in by_name[named(asked.name)])
    assert installed().keys() <= by_name.keys()
    assert re.search(r"https?:|file:|index-url|^/", LOCK, re.MULTILINE) is None


def test_every_licence_is_listed_and_free() -> None:
    written = dict(re.findall(r"^\| ([^ |]+) \| (.+) \|$", FILE.read_text(), re.MULTILINE))
    assert {**vendored(), **installed()}.keys() <= written.keys()
    for of in (*PARTS.values(), written):
        assert [(name, licence) for name, licence in of.items() if not FREE.search(licence)] == []
