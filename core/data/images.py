"""Images: grey pictures drawn by formulas, to be approximated by matrices of low rank.

They differ in how fast their singular values fall: a weave has six, a landscape is mostly smooth, letters are all edges.
Each is float64 with whole numbers from 0, black, to 255, white; rows run downwards. No caller can write to them.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import numpy as np

from core.numbers.arrays import Matrix

# The stripes of the tartan as (grey, threads); its sett is these, then these backwards.
SETT = ((42, 12), (214, 2), (42, 4), (118, 10), (66, 2), (118, 4), (190, 3), (240, 3))


@cache
def tartan() -> Matrix:
    """Return a plaid, (256, 256), of rank 6 exactly: threads in a 2/2 twill, two pixels wide.

    The twill has rank 3; the threads that run down show where it is 1, with a grey for each column, and those that run
    across where it is 0, with a grey for each row.
    """
    half = np.concatenate([np.full(threads, grey) for grey, threads in SETT])
    greys = np.repeat(np.pad(half[::-1], (24, 64), mode="symmetric"), 2)  # the first stripe in the middle
    i, j = np.indices((256, 256)) // 2
    return _picture(np.where((i - j) % 4 < 2, greys[None, :], greys[:, None]))


@cache
def planet() -> Matrix:
    """Return a planet with rings above hills under a sky with stars, (288, 384)."""
    y, x = np.indices((288, 384)).astype(float)
    scene = 22 + 88 * (y / 288) ** 2.2 + 46 * np.exp(-(((x - 300) / 150) ** 2) - ((y - 250) / 70) ** 2)
    for k in range(1, 44):  # fractions of multiples of two irrationals are spread evenly
        star_x, star_y, bright = 384 * (k * 0.754877666 % 1), 205 * (k * 0.569840291 % 1), (k * 0.618033989 % 1) ** 2
        scene = scene + (50 + 190 * bright) * np.exp(-((x - star_x) ** 2 + (y - star_y) ** 2) / (0.5 + 0.9 * bright))
    scene = _with_planet(scene, x - 172, y - 112)
    for base, height, length, grey in ((232, 17, 61, 74), (252, 14, 43, 48), (272, 11, 71, 24)):
        ridge = base - height * np.sin(x / length + base) - 0.45 * height * np.sin(2.3 * x / length + 1.7 * base)
        scene = _over(scene, y - ridge, grey + 26 * np.exp(-np.maximum(y - ridge, 0) / 9))
    return _picture(scene)


@cache
def letters() -> Matrix:
    """Return the letters S, V and D above a row of discs, (256, 320): edges everywhere, straight, slanted and round."""
    y, x = np.indices((256, 320)) + 0.5
    scene = np.full(x.shape, 236.0)
    for inside in (_letter_s(x - 60, y - 98), _letter_v(x - 160, y - 98), _letter_d(x - 218, y - 98)):
        scene = _over(scene, inside, 28.0)
    for k in range(7):
        scene = _over(scene, 15 - np.hypot(x - 34 - 42 * k, y - 218), 28 + 30.0 * k)
    return _picture(scene)


IMAGES: Mapping[str, Callable[[], Matrix]] = MappingProxyType({"tartan": tartan, "planet": planet, "letters": letters})


def grey(rgb: Matrix) -> Matrix:
    """Return the greys of a picture in colour: its luma by Rec. 709, (h, w).

    rgb : (h, w, 3), from 0 to 255.
    """
    luma: Matrix = np.asarray(rgb, dtype=np.float64) @ np.array([0.2126, 0.7152, 0.0722])
    return luma


def _picture(scene: Matrix) -> Matrix:
    whole: Matrix = np.clip(np.round(scene), 0, 255).astype(np.float64)
    whole.setflags(write=False)
    return whole


def _over(scene: Matrix, inside: Matrix, paint: Matrix | float) -> Matrix:
    """Return scene with paint where inside, the distance in pixels to an edge, is positive; an edge is a pixel wide."""
    cover = np.clip(inside + 0.5, 0, 1)
    return scene + cover * (paint - scene)


def _with_planet(scene: Matrix, x: Matrix, y: Matrix) -> Matrix:
    """Return scene with a ringed planet at the origin of x and y, of radius 62: half the rings behind, half before it."""
    radius = 62.0
    along, across = 0.94 * x - 0.34 * y, 0.34 * x + 0.94 * y
    ring = np.hypot(along, across / 0.27)
    widths = np.minimum(ring - 80, 122 - ring)
    bands = np.minimum(widths, np.abs(ring - 106) - 2) * 0.5
    ring_grey = 176 + 34 * np.cos(ring / 2.3) - 0.5 * np.abs(ring - 98)
    height = np.sqrt(np.maximum(1 - (x**2 + y**2) / radius**2, 0))
    light = np.maximum((-0.62 * x - 0.5 * y) / radius + 0.6 * height, 0)
    stripes = 1 + 0.1 * np.sin(across / 5.5 - 2.2 * height) + 0.05 * np.sin(across / 2.1)
    ball = 14 + 212 * light**0.8 * stripes
    scene = _over(scene, bands, ring_grey)
    scene = _over(scene, radius - np.hypot(x, y), ball)
    return _over(scene, np.minimum(bands, across), ring_grey)


def _letter_s(x: Matrix, y: Matrix) -> Matrix:
    """Return the distance into an S around the origin: two rings, each without a quarter."""
    upper = np.minimum(13 - np.abs(np.hypot(x, y + 33) - 33), np.maximum(-x, -y - 33))
    lower = np.minimum(13 - np.abs(np.hypot(x, y - 33) - 33), np.maximum(x, y - 33))
    inside: Matrix = np.maximum(upper, lower)
    return inside


def _letter_v(x: Matrix, y: Matrix) -> Matrix:
    """Return the distance into a V around the origin: two slanted bars that meet."""
    outer = 14 + 28 * (79 - y) / 158 - np.abs(x)  # along a row; times 0.985 it is the distance
    inside: Matrix = np.minimum(0.985 * np.minimum(outer, 28 - outer), 79 - np.abs(y))
    return inside


def _letter_d(x: Matrix, y: Matrix) -> Matrix:
    """Return the distance into a D with its stem at the origin: a band along the inside of a half-disc."""
    outer = np.minimum(np.minimum(x, 79 - np.abs(y)), 79 - np.hypot(np.maximum(x - 9, 0), y))
    inside: Matrix = np.minimum(outer, 26 - outer)
    return inside
