"""Directions: small whole numbers where they have it, and else a vector of length 1."""

import numpy as np
import pytest

from core.numbers.directions import directed


@pytest.mark.parametrize(
    ("v", "text"),
    [
        ((1, 1, 1), "(1, 1, 1)"),
        ((0.2, -0.4, 0.4), "(1, −2, 2)"),
        ((0, 0, -7), "(0, 0, −1)"),
        ((1.5, 1, 0), "(3, 2, 0)"),
        ((1, 1e-6, 0), "(1, 10⁻⁶, 0)"),
        ((1, np.sqrt(2), 0), "(0.5774, 0.8165, 0)"),
        ((13, 12, 0), "(0.7348, 0.6783, 0)"),
    ],
)
def test_directed(v: tuple[float, ...], text: str) -> None:
    assert directed(np.array(v, dtype=float)) == text
