"""PNG: what is packed is what was given."""

import base64
import io

import numpy as np
from PIL import Image

from core.figures.png import address


def test_pixels_survive_and_what_lies_outside_is_cut() -> None:
    kind, _, data = address(np.array([[0.0, 127.6, 255.0], [-40.0, 300.0, 9.4]])).partition(",")
    assert kind == "data:image/png;base64"
    found = np.asarray(Image.open(io.BytesIO(base64.b64decode(data))))
    assert found.tolist() == [[0, 128, 255], [0, 255, 9]]
