"""The wire in TypeScript: `python -m tests.wire` writes wire.d.ts from the types in pages/shared/stage/wire.py."""

import inspect
import re
import types
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from pages.shared.stage import wire

FILE = Path(wire.__file__).with_suffix(".d.ts")
HEAD = "// The wire as wire.py has it: written by `python -m tests.wire`.\n"
OPEN = (wire.Mark, wire.Parameter)  # kinds add what is their own
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null", Any: "any"}
ALIASES = {name: value for name, value in vars(wire).items() if name in ("Value", "Values")}


def script() -> str:
    """Return the types of the wire in TypeScript."""
    return HEAD + "".join(f"\n{part}" for part in _parts())


def _parts() -> Iterator[str]:
    for name, value in vars(wire).items():
        if name in ALIASES:
            yield f"export type {name} = {typed(value, but=name)}\n"
        elif is_typeddict(value):
            yield interface(value)


def interface(form: Any) -> str:
    """Return a TypedDict as an interface, with what is said of each field."""
    said = dict(re.findall(r"^    (\w+): .*?  # (.*)$", inspect.getsource(form), re.MULTILINE))
    lines = [f"/** {form.__doc__} */", f"export interface {form.__name__} {{"]
    for name, hint in get_type_hints(form, include_extras=True).items():
        is_free = get_origin(hint) is NotRequired
        field = f"  {name}{'?' if is_free else ''}: {typed(get_args(hint)[0] if is_free else hint)}"
        lines.append(f"{field} // {said[name]}" if name in said else field)
    return "\n".join([*lines, *(["  [more: string]: unknown"] if form in OPEN else []), "}\n"])


def typed(hint: Any, but: str = "") -> str:
    """Return a type as TypeScript writes it; but is the alias that is being defined."""
    alias = next((name for name, value in ALIASES.items() if value == hint and name != but), None)
    if alias or is_typeddict(hint):
        return alias or str(hint.__name__)
    if hint in PLAIN:
        return PLAIN[hint]
    kind, parts = get_origin(hint), get_args(hint)
    if kind in (Union, types.UnionType):
        return " | ".join(map(typed, parts))
    if kind is tuple:
        return f"[{', '.join(map(typed, parts))}]"
    if kind is Mapping:
        return f"Record<string, {typed(parts[1])}>"
    if kind is Sequence:
        inner = typed(parts[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    raise TypeError(f"{hint} has no form in TypeScript here")


def told(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return a state that the stage holds as it tells it: arrays by their texts, with their axes where they have any of their own."""

    def texts(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {"text": value["text"], "axes": value["axes"]} if "axes" in value else value["text"]

    return {name: texts(value) for name, value in state.items()}


def faults(value: Any, hint: Any, at: str = "answer") -> Iterator[str]:
    """Yield where value, as JSON holds it, is not what hint says."""
    kind, parts = get_origin(hint), get_args(hint)
    if hint is Any:
        return
    if is_typeddict(hint):
        fields = get_type_hints(hint)
        if not isinstance(value, dict):
            yield f"{at} is no {hint.__name__}: {value!r}"
            return
        yield from (f"{at} lacks {name}" for name in sorted(hint.__required_keys__ - value.keys()))
        if hint not in OPEN:
            yield from (f"{at} has {name}" for name in sorted(value.keys() - fields.keys()))
        for name in fields.keys() & value.keys():
            yield from faults(value[name], fields[name], f"{at}.{name}")
    elif kind in (Union, types.UnionType):
        if all(any(faults(value, part)) for part in parts):
            yield f"{at} is none of {typed(hint)}: {value!r}"
    elif kind is Mapping:
        for name, part in value.items() if isinstance(value, dict) else ():
            yield from faults(part, parts[1], f"{at}.{name}")
        if not isinstance(value, dict):
            yield f"{at} is no object: {value!r}"
    elif kind in (Sequence, tuple):
        if not isinstance(value, list) or (kind is tuple and len(value) != len(parts)):
            yield f"{at} is no {typed(hint)}: {value!r}"
            return
        for k, part in enumerate(value):
            yield from faults(part, parts[k] if kind is tuple else parts[0], f"{at}[{k}]")
    elif not isinstance(value, (int, float) if hint is float else hint) or (hint in (int, float) and isinstance(value, bool)):
        yield f"{at} is no {typed(hint)}: {value!r}"


if __name__ == "__main__":
    FILE.write_text(script())
