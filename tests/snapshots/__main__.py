"""Write the snapshots anew: `python -m tests.snapshots`; what has changed is then read with `git diff`.

They are then held against what another processor would show: what differs there is only rounding, and belongs into rounding.py.
"""

import os
import subprocess
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the app and in the tests, and before NumPy loads

from tests.snapshots.cases import HERE, THEME, cases, snapshot, stored, theme
from tests.snapshots.compared import changes

OTHER = {"OPENBLAS_CORETYPE": "Prescott"}  # without AVX: most other sums are in another order


def main() -> None:
    """Write the files of every case that are not what they should be, and remove those of none."""
    files = {path: text for case in cases() for path, text in snapshot(case).items()}
    for path in stored() - set(files):
        (HERE / path).unlink()
        print("gone:", path)
    for path, text in files.items():
        at = HERE / path
        if at.exists() and not changes(path, at.read_text(encoding="utf-8"), text):
            continue  # what is only rounding on another processor stays as it is
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_text(text, encoding="utf-8")
        print("written:", path)
    THEME.write_text(theme(), encoding="utf-8")
    print("On another processor:", flush=True)
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", "-q", str(HERE)], env=os.environ | OTHER, check=False).returncode)


if __name__ == "__main__":
    main()
