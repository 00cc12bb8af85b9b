"""Paths: ways from the identity to a matrix, in the plane and in space."""

from core.maps.paths import space
from core.maps.paths.path import NAMES, Name, Path
from core.maps.paths.plane import exponential, polar, straight, svd
from core.matrices.plane import Plane
from core.matrices.space import Space

__all__ = ["NAMES", "Name", "Path", "exponential", "path", "polar", "straight", "svd"]


def path(ground: Plane | Space, name: Name) -> Path:
    """Return the way from I to A by one of NAMES."""
    if isinstance(ground, Space):
        return space.WAYS[name](ground)
    return {"straight": straight, "polar": polar, "svd": svd, "exp": exponential}[name](ground)
