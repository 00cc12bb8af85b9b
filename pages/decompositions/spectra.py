"""Spectra: what is said of the eigenvalues of a matrix of any size, and of one vector among its eigenvectors."""

from core.decompositions.eigen import Eigen
from core.matrices.charpoly import Root
from core.matrices.eigenvalues import Eigensystem
from core.matrices.multiples import Digits
from core.numbers.digits import degrees, factor, show
from pages.shared.view import Sentence


def spectrum(result: Eigensystem) -> Sentence:
    """Return what the eigenvalues of a matrix of any size are like."""
    n, pairs = len(result.A), int((result.values.imag > 0).sum())
    radius = (show(result.spectral_radius), "eigen")
    if result.kind == "scalar":
        return scalar(result)
    if result.kind == "undecided":
        close = " Some are so close that sixteen digits do not tell how many they are, or whether there is a basis of eigenvectors."
        return (f"A has {n} eigenvalues, the largest of magnitude ", radius, f".{close}{singular(result)}")
    reals = n - 2 * pairs
    counted = " and ".join(_count(number, what) for number, what in ((reals, "real eigenvalue"), (pairs, "complex pair")) if number)
    has = "A has" if result.is_decided or result.is_simple else "To sixteen digits, A has"
    start: Sentence = (f"{has} {counted}", *_repeated(result), ", the largest of magnitude ", radius)
    if result.kind == "defective":
        return (*start, f", and no basis of eigenvectors: {lacking(result)}, and A is defective.{singular(result)}")
    basis = "perpendicular eigenvectors, because A is symmetric" if result.is_symmetric else "a basis of eigenvectors"
    return (*start, f", and {basis}.{singular(result)}")


TIMES = {2: "double", 3: "triple", 4: "fourfold", 5: "fivefold", 6: "sixfold", 7: "sevenfold", 8: "eightfold"}


def _repeated(result: Eigensystem) -> Sentence:
    """Return which of the eigenvalues count more than once: `` (0 is double)``."""
    said = [f"{text} is {TIMES[root.multiplicity]}" for root, text in _roots(result) if root.multiplicity > 1]
    return (f" ({', '.join(said)})",) if said else ()


def lacking(result: Eigensystem) -> str:
    """Return what the eigenvalues have too few of: ``0 has 1 independent eigenvector and not 2``."""
    return ", ".join(
        f"{text} has {_count(root.dimension, 'independent eigenvector')} and not {root.multiplicity}"
        for root, text in _roots(result)
        if root.dimension < root.multiplicity
    )


def _roots(result: Eigensystem) -> list[tuple[Root, str]]:
    """Return the different eigenvalues with their texts; of a pair one, that stands for both."""
    texts = dict(zip(result.values.tolist(), result.texts, strict=True))
    return [(root, _both(texts[root.value]) if root.value.imag else texts[root.value]) for root in result.roots if root.value.imag >= 0]


def _both(text: str) -> str:
    """Return a pair by the text of its first: ``1 ± 2i``."""
    return text.replace(" + ", " ± ") if " + " in text else f"±{text}"


def singular(result: Eigensystem) -> str:
    """Return that A is singular, where it is, and whether that holds only to sixteen digits."""
    if result.is_singular_numerically:
        return " To sixteen digits, A is singular."
    if not result.is_singular:
        return ""
    digits = "" if result.singular.is_rank_known else " to sixteen digits"
    is_lower = result.exact is not None and result.rank < result.exact.rank
    rank = f" To sixteen digits, its rank is {result.rank}." if is_lower else ""
    return f" A is singular{digits}: 0 is an eigenvalue.{rank}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def scalar(result: Eigensystem) -> Sentence:
    """Return what is said of a multiple of the identity."""
    value = result.values[0].real
    if value == 0:
        return ("A sends every vector to 0: each direction is an eigenvector, with λ = 0.",)
    every = "Every" if result.is_decided else "To sixteen digits, every"
    scaled = ("keeps all of them as they are.",) if value == 1 else ("scales all of them by ", (factor(value), "eigen"), ".")
    return (f"{every} direction is an eigenvector: A ", *scaled)


def nearly(result: Eigensystem) -> Sentence:
    """Return how near to each other eigenvectors lie that nearly are one."""
    if not result.is_nearly_defective or result.angle is None:
        return ()
    return (" Nearly defective: eigenvectors ", (degrees(result.angle, size=0.0), "eigen"), " apart.")


def place(result: Eigen) -> Sentence:
    """Return where x is among the eigenvectors."""
    if not result.x.any():
        return (" x = 0 has no direction.",)
    if result.is_turned:
        x, never = f" {told(result.digits_turned)}x", ", and never leaves it" if result.digits_turned == "all" else ""
        return (f"{x} lies in the plane that A turns{never}.",)
    if result.apart is None or not result.is_beside:
        return ()
    if result.is_on and result.nearest_value is not None:
        product = (times(result.nearest_value, is_exact=result.digits_on == "all"), "eigen")
        return (f" {told(result.digits_on)}x is an eigenvector: Ax {'≈' if result.digits_on == 'six' else '='} ", product, ".")
    return (" x is ", (degrees(result.apart, 2), "input"), " from an eigenvector.")


def told(digits: Digits) -> str:
    """Return how a sentence begins that holds to so many digits."""
    return "" if digits == "all" else f"To {digits} digits, "


def times(value: float, *, is_exact: bool) -> str:
    """Return what an eigenvalue makes of x: ``2·x``, ``−x`` or ``0``."""
    text = factor(value) if is_exact else show(value)
    return {"0": "0", "1": "x", "−1": "−x"}.get(text, f"({text})·x" if text.startswith("1 ") else f"{text}·x")
