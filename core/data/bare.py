"""Bare: a PNG or JPEG file with what makes its pixels, and nothing else.

A file of a few kilobytes may ask for gigabytes: by its size, by notes that are packed, by tables of a camera's. So the size is read
from the header before anything is decoded, and notes, profiles, thumbnails and further pictures are taken out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
PIXELS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}  # the chunks of a PNG file that make its pixels
SHORT, PART = 3, 12  # in EXIF: the type of a number, the bytes of an entry
ORIENTATION = 0x0112
UPRIGHT = 1
XMP = re.compile(rb'tiff:Orientation(?:="|>)([1-8])')


@dataclass(frozen=True, eq=False)
class Bare:
    """A file without what makes no pixels, and what its header says."""

    data: bytes
    width: int
    height: int
    orientation: int = UPRIGHT  # how the camera was held, as EXIF counts: 1 to 8
    is_jpeg: bool = False
    scans: int = 1  # of a JPEG: how often its pixels are gone through


def bare(data: bytes) -> Bare:
    """Return the picture in a PNG or JPEG file, bare.

    Raises ValueError for what is no such file, or breaks off in its header.
    """
    if data.startswith(PNG):
        return _png(data)
    if data.startswith(JPEG):
        return _jpeg(data)
    raise ValueError("neither PNG nor JPEG")


def _png(data: bytes) -> Bare:
    kept, header, orientation = [PNG], b"", UPRIGHT
    for kind, start, end in _chunks(data):
        if (kind == b"IHDR") == bool(header):
            raise ValueError("a header that is missing, or there twice")
        if kind == b"IHDR":
            header = data[start + 8 : end - 4]
        if kind in PIXELS:
            kept.append(data[start:end])
        elif kind == b"eXIf":
            orientation = _orientation(data[start + 8 : end - 4])
    if len(header) != 13:
        raise ValueError("no header")
    return Bare(b"".join(kept), int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big"), orientation)


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the kind of each chunk of a PNG file, where it begins and where it ends; the last may break off."""
    at, kind = len(PNG), b""
    while at + 8 <= len(data) and kind != b"IEND":
        kind, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4], "big")
        yield kind, at, min(end, len(data))
        at = end


def _jpeg(data: bytes) -> Bare:
    kept, frame, orientation = [JPEG], b"", UPRIGHT
    for marker, start, end in _segments(data):
        body = data[start + 4 : end]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            if frame:
                raise ValueError("two sizes")
            frame = body
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            orientation = _orientation(body[6:])
        elif marker == 0xE1 and orientation == UPRIGHT and (found := XMP.search(body)):
            orientation = int(found[1])
        if marker == 0xDA or not (0xE1 <= marker <= 0xEF or marker == 0xFE) or body.startswith(b"Adobe"):  # that says how colours are meant
            kept.append(data[start:end])
    if len(frame) < 6:
        raise ValueError("no size")
    last = kept[-1].find(b"\xff\xd9")  # a second picture may follow
    kept[-1] = kept[-1] if last < 0 else kept[-1][: last + 2]
    scans = kept[-1].count(b"\xff\xda")
    return Bare(b"".join(kept), int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big"), orientation, True, scans)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker of each segment of a JPEG file, where it begins and where it ends: the last is all that follows the header."""
    at = len(JPEG)
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if len(data) < at + 4 or data[at] != 0xFF:
            raise ValueError("breaks off")
        marker = data[at + 1]
        if marker == 0xDA:
            yield marker, at, len(data)
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield marker, at, end
        at = end


def _orientation(exif: bytes) -> int:
    """Return how EXIF says that the camera was held; upright where it says nothing that can be read."""
    if exif[:2] not in {b"II", b"MM"}:
        return UPRIGHT

    def number(start: int, length: int) -> int:
        return int.from_bytes(exif[start : start + length], "little" if exif[:1] == b"I" else "big")

    first = number(4, 4)
    for at in range(first + 2, min(first + 2 + PART * number(first, 2), len(exif) - PART + 1), PART):
        if number(at, 2) == ORIENTATION and number(at + 2, 2) == SHORT:
            found = number(at + 8, 2)
            return found if 1 <= found <= 8 else UPRIGHT
    return UPRIGHT
