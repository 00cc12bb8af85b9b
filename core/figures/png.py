"""PNG: grey pixels as an image that a browser shows."""

import base64
import io

import numpy as np
from PIL import Image

from core.numbers.arrays import Matrix


def address(pixels: Matrix) -> str:
    """Return pixels as a ``data:`` address of a PNG.

    pixels : (height, width), 0 black to 255 white; what lies outside is cut. Packed lightly, because it is made while a
    hand moves.
    """
    grey = np.clip(np.rint(pixels), 0, 255).astype(np.uint8)
    with io.BytesIO() as out:
        Image.fromarray(grey).save(out, "PNG", compress_level=1)
        return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
