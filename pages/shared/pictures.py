"""Pictures: the images that pages can show, those that are built in and a person's own."""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from core.data.images import IMAGES
from core.data.photo import photo
from core.numbers.arrays import Matrix
from pages.shared.parameters import Upload, own

Picture: TypeAlias = Literal["planet", "letters", "tartan", "own"]
PICTURES: Mapping[Picture, str] = {"planet": "a planet", "letters": "letters", "tartan": "a tartan", "own": "your own"}
UPLOAD = "Your own image: PNG or JPEG, up to 5 MB. It becomes grey and at most 512 pixels wide or high, and is in no link."


def own_picture() -> Any:
    """Return a field for an image of a person's own, which is shown where the choice "image" is "own"."""
    return own(UPLOAD, ("png", "jpg", "jpeg"), photo, "image", largest=5, told_as="your own image")


def pixels(image: str | Upload) -> Matrix:
    """Return the greys of an image, (h, w), from 0 to 255."""
    found: Matrix = IMAGES[image]() if isinstance(image, str) else image.value
    return found
