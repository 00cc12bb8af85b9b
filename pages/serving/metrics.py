"""Metrics: what a process has done and holds, as Prometheus reads it."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from streamlit.runtime import Runtime

from pages.shared.counts import ALL, Counter
from pages.shared.stage import files

TYPE = "text/plain; version=0.0.4; charset=utf-8"
BEGAN = time.time()
STATM, DESCRIPTORS = Path("/proc/self/statm"), Path("/proc/self/fd")  # where there are such


def _measured(name: str, about: str, read: Callable[[], float], kind: str = "gauge") -> None:
    Counter(name, about, kind=kind).read = read


def _sessions() -> float:
    return Runtime.instance()._session_mgr.num_active_sessions() if Runtime.exists() else 0


_measured("matrixscope_sessions", "Visits that Streamlit holds with a socket.", _sessions)
_measured("process_cpu_seconds_total", "Seconds of a core, of this process alone.", time.process_time, "counter")
_measured("process_start_time_seconds", "When the process began, in seconds since 1970.", lambda: BEGAN)
if STATM.exists():
    PAGE = os.sysconf("SC_PAGE_SIZE")
    _measured("process_resident_memory_bytes", "Memory that the process holds.", lambda: int(STATM.read_text().split()[1]) * PAGE)
    _measured("process_open_fds", "Open file descriptors.", lambda: len(os.listdir(DESCRIPTORS)))
Counter("matrixscope_info", "Which version of the stage is served.", ("version",), "gauge").add(files.VERSION)


def measured(_: Request) -> Response:
    """Return all of it."""
    return Response("".join(f"{line}\n" for line in _lines()), headers={"Content-Type": TYPE, "Cache-Control": "no-store"})


def _lines() -> Iterator[str]:
    for counted in ALL:
        yield f"# HELP {counted.name} {counted.about}"
        yield f"# TYPE {counted.name} {counted.kind}"
        for name, labels, value in counted.lines():
            yield f"{name}{_written(labels)} {value!r}"


def _written(labels: Mapping[str, str]) -> str:
    def escaped(text: str) -> str:
        return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")

    told = ",".join(f'{name}="{escaped(text)}"' for name, text in labels.items())
    return f"{{{told}}}" if told else ""
