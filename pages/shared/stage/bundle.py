"""Bundle: the stage's modules as one, so that a browser far away asks once and not eighty times."""

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

IMPORT = re.compile(r"^import \{ ([^{}]*) \} from '(\.[^']*)'$", re.M)
EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.M)
DEFAULT = re.compile(r"^export default function \(", re.M)
OTHER = re.compile(r"^(?:import|export) .*", re.M)
LONG = re.compile(r"^(?:[^`\n]*`[^`\n]*`)*[^`\n]*`[^`\n]*$", re.M)  # a line in which a text begins or ends that has several
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/[ \t]*)\n|[ \t]+//[^\n'\"`]*$|^[ \t]+", re.M | re.S)


def bundle(modules: Mapping[str, str], roots: Mapping[str, str]) -> str:
    """Return one module that runs those which roots need, each in a function of its own, after what it imports.

    modules : their texts, by where they are; roots : by the name that the bundle exports, the module whose default that is. Raises
    ValueError for what it cannot read: imports are by name and from below, exports one by one and of what never changes.
    """
    found: dict[str, str] = {}
    for root in roots.values():
        _add(root, modules, found, ())
    exports = [f"export const {name} = {_name(root)}.main" for name, root in roots.items()]
    return "\n".join([*found.values(), *exports, ""])


def _add(place: str, modules: Mapping[str, str], found: dict[str, str], within: tuple[str, ...]) -> None:
    """Put a module into found, after those that it imports."""
    if place in found:
        return
    if place in within:
        raise ValueError(f"{place} imports itself by way of {', '.join(within)}")
    text = bare(place, modules[place])
    for _, other in IMPORT.findall(text):
        _add(_at(place, other), modules, found, (*within, place))
    names = [name for _, name in EXPORT.findall(text)]
    text = IMPORT.sub(lambda line: f"const {{ {line[1].replace(' as ', ': ')} }} = {_name(_at(place, line[2]))}", text)
    text, defaults = DEFAULT.subn("const main = function (", EXPORT.sub(r"\1 \2", text))
    if odd := OTHER.search(text):
        raise ValueError(f"{place}: a bundle cannot have “{odd[0]}”")
    returned = ", ".join(names + ["main"] * defaults)
    found[place] = f"const {_name(place)} = (() => {{ // {place}\n{text}\nreturn {{ {returned} }}\n}})()"


def bare(place: str, text: str) -> str:
    """Return a module without its comments and the spaces before its lines: a third of what is packed.

    Raises ValueError for a text between backticks that has several lines: there these may be no comments.
    """
    found = COMMENT.sub("", text)
    if long := LONG.search(found):
        raise ValueError(f"{place}: a bundle cannot have a text of several lines: “{long[0]}”")
    return found


def _at(place: str, other: str) -> str:
    return normpath(join(dirname(place), other))


def _name(place: str) -> str:
    return "$" + re.sub(r"\W", "_", place.removesuffix(".js"))
