"""Junk: what a hand, a script or a damaged disk may make of something that was right."""

import copy
import io
import random
from typing import Any

import numpy as np
from PIL import Image

HALF = "\ud800"  # half a letter: JSON can hold it, and UTF-8 cannot
NUMBERS = (
    *("0", "1", "-1", "2.5", "1/3", "√2", "sqrt(2)", "pi", "1e-3", "1e400", "1e-400", "9" * 30, "2,5", "1,000", "1.000,5", "½", "٣", "１"),
    *("nan", "inf", "-Infinity", "null", "NA", "None", "True", "i", "x", "A", "0x1F", "1_000", "2024-01-05", "12:30", "5 %", "$3", "(2)"),
)
SIGNS = (
    *("[", "]", "[[", "]]", "(", ")", "{", "}", "|", "‖", "⎡", "array(", "matrix(", "np.float64(", "\\frac{1}{2}", "\\\\", "&"),
    *(
        "\\begin{pmatrix}",
        "\\end{pmatrix}",
        ";",
        ",",
        ", ",
        "; ",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\u2028",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u202e",
    ),
    *("\0", "\x1b", HALF, "😀", "é", "+", "-", "−", "*", "/", "^", "**", "°", "e", ".", "..", "...", "…", "=", "'", '"', "<b>", "%00", "#"),
    *("1.0e+03 *", "Columns 1 through 2", "[[[", "]]]", "], [", ";;;", ";;", "\n[:, :, 1] =\n", "\n, , 2\n", "tensor("),
)
PARTS = (*NUMBERS, *SIGNS)
FLOATS = (0.5, -0.0, 1e300, 1e-300, float("nan"), float("inf"))
VALUES: list[Any] = [None, True, False, 0, -1, 1, 7, 10**30, -(2**63), *FLOATS, [], {}, [[]], [None]]


def text(rng: random.Random, longest: int) -> str:
    """Return a text of a few parts, or of very many of one."""
    if rng.random() < 0.1:
        part, n = rng.choice(PARTS), rng.randrange(longest)
        return "1" + part * (n // len(part)) + rng.choice(PARTS)
    return "".join(rng.choice(PARTS) for _ in range(rng.randrange(1, 40)))


def value(rng: random.Random) -> Any:
    """Return anything that JSON can hold."""
    kind = rng.randrange(8)
    if kind < 4:
        return copy.deepcopy(rng.choice(VALUES))
    if kind < 6:
        return text(rng, 500)
    if kind == 6:
        return [value(rng) for _ in range(rng.randrange(4))]
    return {rng.choice(["A", "text", "row", "epoch", HALF, ""]): value(rng) for _ in range(rng.randrange(3))}


def damaged(rng: random.Random, whole: Any) -> Any:
    """Return a message with one of its parts, anywhere in it, lost, doubled or something else."""
    found = copy.deepcopy(whole)
    at: Any = found
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return value(rng)
        key = rng.choice(keys)
        if isinstance(at[key], dict | list) and at[key] and rng.random() < 0.8:
            at = at[key]
            continue
        kind = rng.randrange(4)
        if kind == 0:
            del at[key]
        elif kind == 1 and isinstance(at, list):
            at.insert(key, copy.deepcopy(at[key]))
        elif kind == 2 and isinstance(at[key], str):
            at[key] = scratched(rng, at[key])
        else:
            at[key] = value(rng)
        return found


def scratched(rng: random.Random, whole: str) -> str:
    """Return a text with a part put into it or taken out."""
    i, j = sorted(rng.randrange(len(whole) + 1) for _ in range(2))
    return whole[:i] + rng.choice(PARTS) + whole[i if rng.random() < 0.5 else j :]


def broken(rng: random.Random, whole: bytes) -> bytes:
    """Return a file with bytes changed, lost, doubled or cut off."""
    data = bytearray(whole)
    for _ in range(rng.randrange(1, 6)):
        if not data:
            break
        i = rng.randrange(len(data)) if rng.random() < 0.5 else rng.randrange(min(len(data), 80))
        j = min(len(data), i + rng.randrange(1, 9))
        kind = rng.randrange(6)
        if kind == 0:
            del data[i:j]
        elif kind == 1:
            data[i:j] = data[i:j] * rng.randrange(2, 50)
        elif kind == 2:
            del data[i:]
        else:
            data[i:j] = bytes(rng.choice([0, 255, 127, 128, rng.randrange(256)]) for _ in range(j - i))
    return bytes(data)


def image(rng: random.Random) -> bytes:
    """Return a small image of any kind, whole or broken."""
    pixels = np.frombuffer(rng.randbytes(24 * 18 * 4), np.uint8).reshape(24, 18, 4)
    made = Image.fromarray(pixels)
    mode = rng.choice(["RGBA", "RGB", "L", "LA", "P", "1", "CMYK", "I;16"])
    made = Image.fromarray(pixels[..., :2].copy().view(np.uint16)[..., 0]) if mode == "I;16" else made.convert(mode)
    kind = rng.choice(["PNG", "JPEG", "MPO"] if mode in {"RGB", "L"} else ["JPEG"] if mode == "CMYK" else ["PNG", "GIF"])
    exif = Image.Exif()
    exif[0x0112] = rng.randrange(12)
    options: dict[str, Any] = {"progressive": rng.random() < 0.5} if kind == "JPEG" else {}
    if kind in {"PNG", "MPO"} and rng.random() < 0.3:
        options |= {"save_all": True, "append_images": [made.copy()]}
    with io.BytesIO() as out:
        made.save(out, kind, **options, **({"exif": exif} if kind in {"PNG", "JPEG"} else {}))
        data = out.getvalue()
    return data if rng.random() < 0.2 else broken(rng, data)


def sheet(rng: random.Random) -> bytes:
    """Return a table as programs write it, whole or broken."""
    sign, end = rng.choice(["\t", ";", ",", " ", "|"]), rng.choice(["\n", "\r\n", "\r", "\n\n"])
    cells = [*NUMBERS, "-3e4", "1.234", "1,234", "", '"a"', '"', "9" * 400, rng.choice(SIGNS)]
    n, q = rng.choice([0, 1, 2, 5, 40]), rng.randrange(1, 25)
    easy = rng.random() < 0.6
    rows = [[str(round(rng.uniform(-9, 9), 3)) if easy and rng.random() < 0.98 else rng.choice(cells) for _ in range(q)] for _ in range(n)]
    head = [[rng.choice(["a", "b", "x", "", "1990", HALF, "a" * 300]) for _ in range(q)]] if rng.random() < 0.6 else []
    written = end.join(sign.join(row) for row in [*head, *rows])
    data = written.encode(rng.choice(["utf-8", "utf-16", "cp1252", "utf-8-sig"]), "replace")
    return data if rng.random() < 0.5 else broken(rng, data)
