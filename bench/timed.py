"""The explorer with a clock: every run of a page's script is timed, and the times in ms go to a file when it stops."""

import os
import time
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import script_runner

from pages.shared import serving

TIMES: list[float] = []
_run = script_runner.ScriptRunner._run_script


def _timed(self: script_runner.ScriptRunner, rerun_data: object) -> None:
    began = time.perf_counter()
    _run(self, rerun_data)  # type: ignore[arg-type]
    with Path(os.environ["BENCH_TIMES"]).open("a") as file:
        file.write(f"{1000 * (time.perf_counter() - began):.3f}\n")


script_runner.ScriptRunner._run_script = _timed  # type: ignore[method-assign]

app = st.App(Path(__file__).parents[1] / "pages" / "main.py", routes=serving.routes(), middleware=serving.middleware())
