"""Counts: how many there are of something, in words."""


def counted(n: int, noun: str) -> str:
    """Return how many there are of something: ``1 row``, ``1200 rows``, ``2 entries``."""
    many = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"{n} {noun if n == 1 else many}"
