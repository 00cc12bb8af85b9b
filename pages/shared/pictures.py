"""Pictures: the images that pages can show, those that are built in and a person's own."""

import inspect
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from core.data import images
from core.data.images import IMAGES
from core.data.photo import LARGEST, grey_pixels, photo
from core.numbers.arrays import Matrix
from pages.shared.parameters import Upload, own

Picture: TypeAlias = Literal["planet", "letters", "tartan", "own"]
PICTURES: Mapping[Picture, str] = {"planet": "a planet", "letters": "letters", "tartan": "a tartan", "own": "your own"}
UPLOAD = "Your own image: PNG or JPEG, up to 5 MB. It becomes grey and at most 512 pixels wide or high, and is in no link."
ALIAS = "\nfrom core.numbers.arrays import Matrix\n"
IMPORTS = re.compile(r"^(from|import) .*\n", re.MULTILINE)


def own_picture() -> Any:
    """Return a field for an image of a person's own, which is shown where the choice "image" is "own"."""
    return own(UPLOAD, ("png", "jpg", "jpeg"), photo, "image", largest=5, told_as="your own image")


def pixels(image: str | Upload) -> Matrix:
    """Return the greys of an image, (h, w), from 0 to 255."""
    found: Matrix = IMAGES[image]() if isinstance(image, str) else image.value
    return found


def with_pictures(text: str, *, is_own: bool) -> str:
    """Return a program with what draws its image, or reads it, in the place of its imports."""
    return f"{_reading() if is_own else _drawing()}\n{IMPORTS.sub('', text).lstrip()}"


@lru_cache(maxsize=1)
def _drawing() -> str:
    """Return the module that draws the images, as a part of a program that stands alone."""
    source = inspect.getsource(images)
    assert ALIAS in source
    return source.replace(ALIAS, "\nMatrix = np.ndarray\n")


@lru_cache(maxsize=1)
def _reading() -> str:
    """Return what reads an image, likewise."""
    head = ["import numpy as np", "from PIL import Image, ImageOps", "", "Matrix = np.ndarray", f"LARGEST = {LARGEST}", "", ""]
    return "\n".join([*head, inspect.getsource(images.grey), "", inspect.getsource(grey_pixels), ""])
