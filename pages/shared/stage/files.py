"""Files: the stage's JavaScript and CSS as a browser gets them, under an address that changes with their content."""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

from core.figures import theme
from pages.shared.stage.bundle import bundle

TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".woff2": "font/woff2",
}
PACKED_ALREADY = {".woff2", ".png"}
PLOTLY = "plotly-cartesian.min.js"


@dataclass(frozen=True)
class File:
    """One file, plain and packed."""

    plain: bytes
    packed: bytes | None  # None where packing gains nothing
    type: str


def packed(plain: bytes, suffix: str) -> File:
    """Return plain as a file of the kind that suffix says."""
    kind = TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    return File(plain, None if suffix in PACKED_ALREADY else gzip.compress(plain, 6, mtime=0), kind)


def read(path: Path) -> File:
    """Return the file at path."""
    return packed(path.read_bytes(), path.suffix)


HERE = Path(__file__).parent
FIRST, LAST = ("stage.css",), ("narrow.css", "present.css")  # what others are more particular than, and what overrides them
STYLES = sorted((path.name for path in HERE.glob("*.css")), key=lambda name: (name in LAST, name not in FIRST, name))
STYLE = "all.css"  # the theme and all of them as one: nothing is painted before the last has come
COLOURED = ".stApp,#first"  # what has the theme's colours: the app, and the first picture
LOOKS = "looks.js"  # the theme for what draws marks: no file, but that of its types
SCRIPT = "all.js"  # all modules as one,
ROOTS = {"early": "early.js", "stage": "main.js", "path": "path.js"}  # and what it exports
SELDOM = "seldom"  # the folder of what is seldom needed, and asked for last: scripts and styles of that name
OTHERS = {"seldom": "seldom/main.js", "saved": "seldom/saved.js"}  # what else is a file with all modules that it needs
QR = "qrcode.mjs"


COMMENT = re.compile(r"/\*.*?\*/", re.S)
SPACE = re.compile(r"\s*([{};,])\s*")


def bare(styles: str) -> str:
    """Return styles without their comments and the spaces round their signs; no string in them holds such."""
    return SPACE.sub(r"\1", COMMENT.sub("", styles)).replace(": ", ":").replace(";}", "}")


def _load() -> dict[str, File]:
    styles = "\n".join([theme.css(COLOURED), *((HERE / name).read_text() for name in STYLES)])
    paths = {path.relative_to(HERE).as_posix(): path for path in sorted(HERE.rglob("*.js")) if path.parent.name != "plotly"}
    modules = {name: path.read_text("utf-8") for name, path in paths.items()} | {LOOKS: theme.script()}
    seldom = "\n".join(path.read_text() for path in sorted((HERE / SELDOM).glob("*.css")))
    return {
        STYLE: packed(bare(styles).encode(), ".css"),
        SCRIPT: packed(bundle(modules, ROOTS).encode(), ".js"),
        f"{SELDOM}.css": packed(bare(seldom).encode(), ".css"),
        **{f"{name}.js": packed(bundle(modules, {name: root}).encode(), ".js") for name, root in OTHERS.items()},
        QR: read(HERE / "qr" / QR),
        PLOTLY: read(HERE / "plotly" / PLOTLY),
    }


FILES = _load()
VERSION = hashlib.sha256(b"".join(file.plain for file in FILES.values())).hexdigest()[:10]
BASE = f"stage/{VERSION}"  # below the address of the app


OURS = f'<link rel="modulepreload" href="./{BASE}/{SCRIPT}">'
BODY = f'<body data-ours="./{BASE}/{SCRIPT}">'  # for loading.py
PLOTLYS = f'<link rel="preload" as="script" fetchpriority="low" href="./{BASE}/{PLOTLY}">'


def head() -> str:
    """Return the tags for a page's head that ask for what it does not hold itself; its styles it does."""
    return OURS + PLOTLYS
