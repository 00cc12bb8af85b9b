"""Core is pure: it never loads Streamlit, Plotly or a page."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_core_loads_no_streamlit() -> None:
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "core").rglob("*.py") if path.stem != "__init__"]
    assert len(modules) > 10
    look = f"import sys, {', '.join(modules)}; print(sorted({{'streamlit', 'plotly', 'pages', 'tornado'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
