"""Settings: what a host decides by environment variables, MATRIXSCOPE_…, all of them in this one place."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

PREFIX = "MATRIXSCOPE_"
MOST_WORKERS, LONGEST_DRAIN = 16, 600
HOST = re.compile(r"(?:\*\.)?[\w-]+(?:\.[\w-]+)*\.?|\*|\[[0-9a-f:.]+\]", re.IGNORECASE)
KUBERNETES = re.compile(r"(?:SERVICE|PORT)(?:_|$)")  # it tells of a service called matrixscope by such names
ADDRESS = re.compile(r"https?://(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:/[^\s?#\"<>]*)?", re.IGNORECASE)
SOURCE = re.compile(r"https?://(?:\*\.)?[\w.-]+(?::(?:\d+|\*))?", re.IGNORECASE)  # as frame-ancestors takes them


def _switch(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError("0 or 1")
    return text == "1"


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= MOST_WORKERS):
        raise ValueError(f"a whole number from 0 to {MOST_WORKERS}")
    return int(text)


def _drain(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= LONGEST_DRAIN):
        raise ValueError(f"a whole number of seconds from 0 to {LONGEST_DRAIN}")
    return int(text)


def _address(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise ValueError("an address as https://example.org/lab")
    return text.rstrip("/")


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(text.replace(",", " ").split())
    if not all(map(HOST.fullmatch, hosts)):
        raise ValueError("names of hosts, as example.org,*.example.org, without ports")
    return hosts


def _frames(text: str) -> tuple[str, ...]:
    frames = tuple(text.replace(",", " ").split())
    if frames not in {("none",), ("self",)} and not all(map(SOURCE.fullmatch, frames)):
        raise ValueError("none, self, or sites as https://lms.example.org,https://*.example.org")
    return frames


def _setting(default: Any, read: Callable[[str], Any], meaning: str) -> Any:
    """Return a field: its value where the host says nothing, what is made of what it says or ValueError with what would do, its meaning."""
    return field(default=default, metadata={"read": read, "meaning": meaning})


@dataclass(frozen=True)
class Settings:
    """What a host has decided; a field's variable has its name in capital letters."""

    address: str = _setting("", _address, "the public address of the app, with its path, which previews and sitemap name")
    line: bool = _setting(True, _switch, "whether a moving hand asks over a WebSocket of ours, /live, besides Streamlit's own")
    workers: int = _setting(0, _workers, "how many processes answer beside the server's own while hands move")
    metrics: bool = _setting(True, _switch, "whether /metrics is there")
    drain: int = _setting(
        0, _drain, "how many seconds after SIGTERM it goes on while /healthz says 503, so that a balancer sends nobody new"
    )
    frames: tuple[str, ...] = _setting((), _frames, "which sites may show the app in a frame: all, unless they are named; none for no site")
    hosts: tuple[str, ...] = _setting(
        (), _hosts, "by which names the app may be asked for: by all, unless they are named here or in server.allowedHosts"
    )
    log_numbers: bool = _setting(False, _switch, "whether the log may hold what a visitor has typed: links, and what errors say of numbers")


class SettingError(SystemExit):
    """A setting that cannot be used; where nobody catches it, the start ends with its sentence."""


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return what the host has decided. Raises SettingError for what cannot be read, and for settings that there are none of."""
    environment = os.environ if environment is None else environment
    known = {f"{PREFIX}{kind.name.upper()}": kind for kind in fields(Settings)}
    found = {}
    for name in environment:
        if name.startswith(PREFIX) and name not in known and not KUBERNETES.match(name, len(PREFIX)):
            raise SettingError(f"{name} is no setting; there are {', '.join(known)}.")
    for name, kind in known.items():
        if text := environment.get(name, "").strip():
            try:
                found[kind.name] = kind.metadata["read"](text)
            except ValueError as error:
                raise SettingError(f"{name} is {kind.metadata['meaning']}. It has to be {error}, and not “{text}”.") from None
    return Settings(**found)
