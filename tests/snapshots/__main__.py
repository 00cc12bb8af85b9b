"""Write the snapshots anew: `python -m tests.snapshots`; what has changed is then read with `git diff`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the app and in the tests, and before NumPy loads

from core.figures import theme
from tests.snapshots.cases import HERE, cases, snapshot, stored
from tests.snapshots.compared import changes


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
    (HERE / "theme.css").write_text(
        ":root{color-scheme:light}\n" + theme.css().replace(".stApp", ":root").replace(";", ";\n"), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
