"""Photo: a person's own image, as grey pixels."""

import io
import warnings

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from core.arrays import InputError, Matrix
from core.images import grey

FORMATS = ("PNG", "JPEG")
LARGEST = 512  # pixels along the longer side
MOST_PIXELS = 50_000_000
UNREADABLE = "This file is no PNG or JPEG image that can be read: save it as one of the two, and try again."


def photo(data: bytes) -> Matrix:
    """Return the image in a PNG or JPEG file as grey pixels, (height, width), 0 black to 255 white, at most 512 along a side.

    It is turned as the camera was held, and laid on white where it is transparent. Raises InputError for anything else.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is refused below
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise InputError(f"This image has {image.width} × {image.height} pixels, and up to 50 million can be read here.")
                return grey_pixels(image)
    except InputError:
        raise
    except Image.DecompressionBombError as error:
        raise InputError("This image has too many pixels: up to 50 million can be read here.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise InputError(UNREADABLE) from error


def grey_pixels(image: Image.Image) -> Matrix:
    """Return an opened image as grey pixels."""
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel
        image = Image.fromarray(np.rint(np.asarray(image, dtype=float) / 257).astype(np.uint8))
    turned = ImageOps.exif_transpose(image).convert("RGBA")
    turned.thumbnail((LARGEST, LARGEST))
    white = Image.new("RGBA", turned.size, "white")
    return np.rint(grey(np.asarray(Image.alpha_composite(white, turned).convert("RGB"), dtype=float)))
