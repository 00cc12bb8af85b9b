"""The colours can be read by everyone, on both grounds."""

import itertools
from typing import get_args

import numpy as np
import pytest

from core.figures.theme import AXES, DARK_GROUNDS, INKS, LIGHT_GROUNDS, ROLES, Role, css
from core.numbers.arrays import Matrix, Vector

TOGETHER: tuple[Role, ...] = ("first", "second", "input", "output", "eigen", "singular")  # roles that meet in one picture
CURVES: tuple[Role, ...] = ("first", "second", "third", "fourth", "fifth", "further")
# Machado, Oliveira & Fernandes (2009), severity 1, in linear RGB
EYES: dict[str, Matrix] = {
    "normal": np.eye(3),
    "protanope": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranope": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanope": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}


def linear(colour: str) -> Vector:
    """Return the linear RGB of a hexadecimal colour (IEC 61966-2-1)."""
    c = np.array([int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)])
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (a, b))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: Vector) -> Vector:
    """Return CIELAB coordinates for D65."""
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ np.clip(rgb, 0, 1) / [0.9505, 1, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("name", [name for name in ROLES if name != "grid"])
def test_text_in_a_role_can_be_read(name: Role) -> None:
    role = ROLES[name]
    assert min(contrast(role.light, ground) for ground in LIGHT_GROUNDS) >= 4.5
    assert min(contrast(role.dark, ground) for ground in DARK_GROUNDS) >= 4.5


@pytest.mark.parametrize("name", ["quiet", "good", "bad", "tick"])
def test_other_text_can_be_read(name: str) -> None:
    light, dark = INKS[name]
    assert min(contrast(light, ground) for ground in LIGHT_GROUNDS) >= 4.5
    assert min(contrast(dark, ground) for ground in DARK_GROUNDS) >= 4.5


def test_lines_can_be_seen() -> None:
    for role in ROLES.values():
        assert contrast(role.light, LIGHT_GROUNDS[0]) >= 3
        assert contrast(role.dark, DARK_GROUNDS[0]) >= 3


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_roles_that_meet_stay_apart(theme: str, eye: str) -> None:
    curves = [pair for pair in itertools.combinations(CURVES, 2) if eye == "normal" or len({ROLES[name].dash for name in pair}) == 1]
    for a, b in (*itertools.combinations(TOGETHER, 2), *itertools.combinations(AXES, 2), *curves):
        seen = [lab(EYES[eye] @ linear(getattr(ROLES[name], theme))) for name in (a, b)]
        assert np.linalg.norm(seen[0] - seen[1]) > 10, (a, b)


def test_curves_differ_in_more_than_colour() -> None:
    assert len({ROLES[name].dash for name in CURVES[2:]}) == len(CURVES[2:])


def test_every_role_has_a_look() -> None:
    assert tuple(ROLES) == get_args(Role)


def test_css_has_every_colour() -> None:
    for name in (*ROLES, *INKS):
        assert f"--{name}:light-dark(#" in css()
