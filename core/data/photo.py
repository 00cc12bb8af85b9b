"""Photo: a person's own image, as grey pixels."""

import io
import warnings

import numpy as np
from PIL import Image, ImageOps

from core.data.bare import ORIENTATION, Bare, bare
from core.data.images import grey
from core.numbers.arrays import InputError, Matrix

FORMATS = ("PNG", "JPEG")
LARGEST = 512  # pixels along the longer side
LONGEST = 20_000  # pixels along a side that can be read
MOST = 6_000_000  # pixels of a PNG, which is decoded whole
MOST_IN_SCANS = 15_000_000  # of a JPEG that becomes clearer as it loads: its numbers are held until the last scan
MOST_IN_PARTS = 50_000_000  # of any other JPEG, which is made smaller while it is decoded
MOST_SCANS = 40
UNREADABLE = "This file is no PNG or JPEG image that can be read: save it as one of the two, and try again."


def photo(data: bytes) -> Matrix:
    """Return the image in a PNG or JPEG file as grey pixels, (height, width), 0 black to 255 white, at most 512 along a side.

    It is turned as the camera was held, and laid on white where it is transparent. Raises InputError for anything else.
    """
    try:
        found = bare(data)
    except ValueError as error:
        raise InputError(UNREADABLE) from error
    _check(found)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow warns of is refused above
            with Image.open(io.BytesIO(found.data), formats=FORMATS) as image:
                if image.size != (found.width, found.height):
                    raise InputError(UNREADABLE)
                image.getexif()[ORIENTATION] = found.orientation
                return grey_pixels(image)
    except InputError:
        raise
    except Exception as error:  # a damaged file meets Pillow anywhere
        raise InputError(UNREADABLE) from error


def _check(found: Bare) -> None:
    """Raise InputError for an image that would take too much memory or time."""
    size = f"This image has {found.width:,} × {found.height:,} pixels"
    if max(found.width, found.height) > LONGEST:
        raise InputError(f"{size}, and a side of up to {LONGEST:,} can be read here: cut it, or make it smaller.")
    pixels = found.width * found.height
    if found.scans > MOST_SCANS:
        raise InputError(f"This JPEG has {found.scans:,} scans, and up to {MOST_SCANS} can be read here: save it anew.")
    if not found.is_jpeg and pixels > MOST:
        raise InputError(f"{size}, and a PNG of up to {_millions(MOST)} can be read here: make it smaller, or save it as JPEG.")
    if found.scans > 1 and pixels > MOST_IN_SCANS:
        raise InputError(
            f"{size}, and a progressive JPEG of up to {_millions(MOST_IN_SCANS)} can be read here: save it as an ordinary one."
        )
    if pixels > MOST_IN_PARTS:
        raise InputError(f"{size}, and up to {_millions(MOST_IN_PARTS)} can be read here: make it smaller.")


def _millions(count: int) -> str:
    return f"{count // 1_000_000} million"


def grey_pixels(image: Image.Image) -> Matrix:
    """Return an opened image as grey pixels."""
    if image.format == "JPEG":
        image.thumbnail((LARGEST, LARGEST))  # decodes no more of it than that takes
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):  # 16 bits a pixel
        image = Image.fromarray(((np.asarray(image).astype(np.uint32) + 128) // 257).astype(np.uint8))
    image = image.convert("RGBA")
    image.thumbnail((LARGEST, LARGEST))
    white = Image.new("RGBA", image.size, "white")
    return np.rint(grey(np.asarray(Image.alpha_composite(white, image).convert("RGB"), dtype=float)))
