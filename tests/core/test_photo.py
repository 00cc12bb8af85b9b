"""A person's own image: every kind that can be read, and a sentence for everything else."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.arrays import InputError
from core.photo import photo

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


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    """A small file of very many pixels: its size is read, its pixels are not."""
    with pytest.raises(InputError, match="10000 × 10000 pixels"):
        photo(saved(Image.new("1", (10_000, 10_000))))
