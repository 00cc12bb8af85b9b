"""PNG: grey pixels as an image that a browser shows."""

import base64
import struct
import zlib

import numpy as np

from core.numbers.arrays import Matrix

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY = (8, 0, 0, 0, 0)  # a byte for each pixel; nothing else is used
UP = 2  # the filter of every row: what it differs in from the one above
LIGHTLY = 1  # zlib's level


def address(pixels: Matrix) -> str:
    """Return pixels as a ``data:`` address of a PNG.

    pixels : (height, width), 0 black to 255 white; what lies outside is cut. Packed lightly, and with one filter for all rows,
    because it is made while a hand moves.
    """
    grey = np.clip(np.rint(pixels), 0, 255).astype(np.uint8)
    height, width = grey.shape
    rows = np.full((height, width + 1), UP, dtype=np.uint8)
    rows[:, 1:] = np.diff(grey, axis=0, prepend=np.uint8(0))  # modulo 256
    parts = (("IHDR", struct.pack(">2I5B", width, height, *GREY)), ("IDAT", zlib.compress(rows.tobytes(), LIGHTLY)), ("IEND", b""))
    return "data:image/png;base64," + base64.b64encode(SIGNATURE + b"".join(_chunk(*part) for part in parts)).decode()


def _chunk(kind: str, data: bytes) -> bytes:
    """Return a part of the file: how long it is, what it is, and its checksum."""
    named = kind.encode() + data
    return struct.pack(">I", len(data)) + named + struct.pack(">I", zlib.crc32(named))
