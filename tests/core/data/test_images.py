"""Images: whole greys, always the same, of the ranks that are told."""

from fractions import Fraction

import numpy as np
import pytest

from core.data.images import IMAGES, grey
from core.decompositions.low_rank import low_rank, spectrum
from core.numbers.arrays import Matrix

SHAPES = {"tartan": (256, 256), "planet": (288, 384), "letters": (256, 320)}


@pytest.mark.parametrize("name", SHAPES)
def test_a_picture_is_whole_greys(name: str) -> None:
    picture = IMAGES[name]()
    assert picture.shape == SHAPES[name]
    assert picture.dtype == np.float64
    assert np.array_equal(picture, np.round(picture))
    assert 0 <= picture.min() < 50
    assert 220 < picture.max() <= 255


@pytest.mark.parametrize("name", SHAPES)
def test_a_picture_is_always_the_same(name: str) -> None:
    picture = IMAGES[name]()
    assert picture is IMAGES[name]()
    assert np.array_equal(picture, IMAGES[name].__wrapped__())  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="read-only"):
        picture[0, 0] = 1


def test_every_picture_is_named() -> None:
    assert list(IMAGES) == list(SHAPES)


def exact_rank(A: Matrix) -> int:
    """The rank by elimination in fractions."""
    rows, rank = [[Fraction(value) for value in row] for row in A.tolist()], 0
    for j in range(A.shape[1]):
        pivot = next((i for i in range(rank, len(rows)) if rows[i][j]), None)
        if pivot is not None:
            rows[rank], rows[pivot] = rows[pivot], rows[rank]
            top = rows[rank]
            rows[rank + 1 :] = [[a - row[j] / top[j] * b for a, b in zip(row, top, strict=True)] for row in rows[rank + 1 :]]
            rank += 1
    return rank


def test_a_weave_has_rank_six() -> None:
    """Exactly, and each of the six is seen; rows and columns that repeat add nothing."""
    tartan = IMAGES["tartan"]()
    found = spectrum(tartan)
    assert exact_rank(np.unique(np.unique(tartan, axis=0), axis=1)) == 6
    assert found.sigma[5] > 0.005 * found.sigma[0]
    assert np.array_equal(np.round(low_rank(found, 6).approximation), tartan)
    assert not np.array_equal(np.round(low_rank(found, 5).approximation), tartan)


def test_the_others_are_of_high_rank_and_fall_at_different_speeds() -> None:
    kept = {name: low_rank(spectrum(IMAGES[name]()), 20).kept for name in SHAPES}
    ranks = {name: np.linalg.matrix_rank(IMAGES[name]()) for name in SHAPES}
    assert ranks["planet"] > 200
    assert ranks["letters"] > 100
    assert kept["tartan"] == pytest.approx(1)
    assert all(0.95 < kept[name] < 0.999 for name in ("planet", "letters"))


def test_grey_is_luma() -> None:
    colours = np.array([[[255, 255, 255], [0, 0, 0], [255, 0, 0]], [[0, 255, 0], [0, 0, 255], [10, 20, 30]]], dtype=np.uint8)
    found = grey(colours.astype(float))
    assert found.shape == (2, 3)
    assert np.allclose(found, [[255, 0, 54.213], [182.376, 18.411, 18.596]])
    assert np.array_equal(grey(colours), found)  # type: ignore[arg-type]
    assert np.allclose(grey(np.repeat(np.arange(256.0), 3).reshape(1, 256, 3)), np.arange(256.0))
