"""A person's own image: every kind that can be read, and a sentence for everything else."""

import io
import struct
import tracemalloc
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.data.bare import PNG
from core.data.photo import grey_pixels, photo
from core.numbers.arrays import InputError

RAMP = np.tile(np.arange(0, 200, 10, dtype=np.uint8), (12, 1))  # 12 × 20
COLOUR = np.stack([RAMP, RAMP, RAMP], axis=2)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    with io.BytesIO() as out:
        image.save(out, kind, **options)
        return out.getvalue()


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (Image.fromarray(RAMP), "PNG"),
        (Image.fromarray(COLOUR), "PNG"),
        (Image.fromarray(COLOUR).convert("RGBA"), "PNG"),
        (Image.fromarray(RAMP).convert("P"), "PNG"),
        (Image.fromarray(RAMP).convert("LA"), "PNG"),
        (Image.fromarray(RAMP), "JPEG"),
        (Image.fromarray(COLOUR), "JPEG"),
        (Image.fromarray(COLOUR).convert("CMYK"), "JPEG"),
    ],
)
def test_every_kind_becomes_the_same_grey(image: Image.Image, kind: str) -> None:
    found = photo(saved(image, kind))
    assert found.shape == (12, 20)
    assert np.abs(found - RAMP).max() <= (8 if kind == "JPEG" else 0)


def test_sixteen_bits_become_eight() -> None:
    deep = Image.fromarray(np.tile(np.linspace(0, 65535, 20).astype(np.uint16), (12, 1)))
    found = photo(saved(deep))
    assert (found.min(), found.max()) == (0, 255)
    assert np.diff(found[0]).min() > 10


def test_black_and_white_in_one_bit() -> None:
    assert photo(saved(Image.fromarray(RAMP > 90))).tolist() == (255.0 * (RAMP > 90)).tolist()


def test_what_is_transparent_is_white() -> None:
    clear = Image.fromarray(np.zeros((5, 5, 4), np.uint8))
    assert (photo(saved(clear)) == 255).all()


def test_it_is_turned_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter-turn clockwise sets it upright
    assert photo(saved(Image.fromarray(RAMP), "JPEG", exif=exif)).shape == (20, 12)


def test_a_large_one_is_made_smaller_and_keeps_its_shape() -> None:
    assert photo(saved(Image.new("L", (2000, 1000), 90))).shape == (256, 512)
    assert photo(saved(Image.new("L", (3, 2000), 90))).shape == (512, 1)


def test_colours_are_weighed_as_the_eye_does() -> None:
    greys = [photo(saved(Image.new("RGB", (1, 1), colour)))[0, 0] for colour in ("#f00", "#0f0", "#00f", "#fff")]
    assert greys == [54, 182, 18, 255]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        saved(Image.fromarray(RAMP), "GIF"),
        saved(Image.fromarray(RAMP), "BMP"),
        saved(Image.fromarray(RAMP))[:50],
        saved(Image.fromarray(COLOUR), "JPEG")[:200],
    ],
    ids=["nothing", "words", "GIF", "BMP", "half a PNG", "half a JPEG"],
)
def test_anything_else_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match="no PNG or JPEG image that can be read"):
        photo(data)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(data: bytes, kind: bytes, body: bytes) -> bytes:
    """A PNG file with one more chunk after its header."""
    return data[:33] + chunk(kind, body) + data[33:]


def sized(width: int, height: int, depth: int = 8) -> bytes:
    """A grey PNG file whose header says its size, and that has no pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0))
    return PNG + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (sized(1, 50_000_000), "1 × 50,000,000 pixels, and a side of up to 20,000 can be read"),
        (sized(7000, 7000, 16), "7,000 × 7,000 pixels, and a PNG of up to 6 million can be read here: make it smaller, or save it as JPEG"),
        (sized(10_000, 10_000, 1), "10,000 × 10,000 pixels"),
        (sized(2**31 - 1, 2**31 - 1), "2,147,483,647"),
        (saved(Image.new("L", (4000, 4000)), "JPEG", progressive=True), "progressive JPEG of up to 15 million"),
        (saved(Image.new("L", (8000, 7000)), "JPEG"), "8,000 × 7,000 pixels, and up to 50 million"),
        (saved(Image.fromarray(RAMP), "JPEG")[:-2] + 40 * b"\xff\xda" + b"\xff\xd9", "41 scans, and up to 40"),
    ],
)
def test_a_bomb_is_refused_before_it_goes_off(data: bytes, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file of very many pixels: its size is read, its pixels are not."""
    monkeypatch.setattr(Image, "open", None)
    with pytest.raises(InputError, match=words):
        photo(data)


def test_a_large_jpeg_is_made_smaller_while_it_is_decoded() -> None:
    opened = Image.open(io.BytesIO(saved(Image.new("RGB", (6000, 5000)), "JPEG")))
    assert grey_pixels(opened).shape == (427, 512)
    assert opened.decoderconfig == (4, 0)  # a quarter as wide


ENTRIES = b"".join(struct.pack("<HHII", 0x9000 + k, 7, 60_000, 0) for k in range(2000))  # each of them is all of it
GREEDY = b"II*\0\x08\0\0\0" + struct.pack("<H", 2000) + ENTRIES + bytes(60_000)
PACKED = zlib.compress(bytes(50_000_000))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"zTXt", b"Comment\0\0" + PACKED),
        (b"iTXt", b"Comment\0\1\0\0\0" + PACKED),
        (b"iCCP", b"icc\0\0" + PACKED),
        (b"eXIf", GREEDY),
        (b"eXIf", b"II*\0\xff\xff\xff\xff"),
        (b"acTL", struct.pack(">II", 2**31 - 1, 0)),
    ],
)
def test_what_makes_no_pixels_is_not_read(kind: bytes, body: bytes) -> None:
    tracemalloc.start()
    found = photo(with_chunk(saved(Image.fromarray(RAMP)), kind, body))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert np.array_equal(found, RAMP)
    assert peak < 5_000_000


def test_of_several_pictures_the_first_is_taken() -> None:
    frames = [Image.fromarray(RAMP), Image.fromarray(RAMP[::-1])]
    assert np.array_equal(photo(saved(frames[0], "PNG", save_all=True, append_images=frames[1:])), RAMP)
    assert np.abs(photo(saved(frames[0], "MPO", save_all=True, append_images=frames[1:])) - RAMP).max() <= 8


@pytest.mark.parametrize("data", [with_chunk(sized(9, 9), b"IHDR", bytes(13)), PNG + chunk(b"IDAT", b""), sized(0, 5), sized(5, 5)])
def test_a_header_that_is_wrong_is_no_image(data: bytes) -> None:
    with pytest.raises(InputError, match="no PNG or JPEG image that can be read"):
        photo(data)


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_way_to_hold_a_camera(orientation: int, depth: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    deep = (np.arange(6, dtype=np.uint16) * 40 * (257 if depth == 16 else 1)).reshape(2, 3)
    image = Image.fromarray(deep if depth == 16 else deep.astype(np.uint8))
    turned = np.arange(6).reshape(2, 3) * 40
    turned = {2: turned[:, ::-1], 3: turned[::-1, ::-1], 4: turned[::-1]}.get(orientation, turned)
    turned = {5: turned.T, 6: turned[::-1].T, 7: turned[::-1, ::-1].T, 8: turned.T[::-1]}.get(orientation, turned)
    assert photo(saved(image, exif=exif)).tolist() == turned.tolist()
    if depth == 8:
        assert photo(saved(image, "JPEG", exif=exif)).shape == turned.shape
