"""Directions: what is said of those that a square matrix keeps, and of where its powers lead, in one sentence each."""

from core.decompositions.eigen import Eigen
from core.decompositions.powers import Powers
from core.figures.decompositions import eigen as figures
from core.matrices.charpoly import Root
from core.matrices.eigenvalues import Eigensystem
from core.numbers.digits import degrees, distinct_angles, factor, indexed, show
from pages.shared.view import Sentence


def sentence(result: Eigen) -> Sentence:
    """Return what is seen now: what A keeps, whether the ellipse's axes agree with it, and where x is."""
    system = result.system
    if result.svd is None:
        return (*_spectrum(system), *_nearly(system))
    return (*_kept(result), *_nearly(system), *_axes(result), *_place(result), *_flat(system))


def _kept(result: Eigen) -> Sentence:
    system = result.system
    match system.kind:
        case "scalar":
            return _scalar(system)
        case "complex":
            assert system.rotor is not None
            assert result.svd is not None
            turn, scale = (degrees(system.rotor.argument), "eigen"), (factor(system.rotor.modulus), "eigen")
            start = "No real eigenvectors: A turns "
            if all(result.svd.is_round):
                rest: Sentence = ("keeps its length.",) if scale[0] == "1" else ("makes it ", scale, " times as long.")
                return (f"{start}every vector by ", turn, " and ", *rest)
            rest = ("keeps its size.",) if scale[0] == "1" else ("scales by ", scale, " each time.")
            return (f"{start}by ", turn, ", measured along the dashed ellipses, and ", *rest)
        case "defective":
            is_null = system.values[0] == 0
            so = "A is nilpotent: A·A = 0." if is_null else f"λ = {show(system.values[0].real)} is double, and A is defective."
            digits = "The" if system.is_decided else "To sixteen digits, the"
            return (f"{digits} only eigenvectors lie on one line, at ", (degrees(system.lines[0]), "eigen"), f": {so}")
    one, two = ((text, "eigen") for text in distinct_angles(*system.lines))
    first, second = ((f"λ = {text}", "eigen") for text in system.texts)
    vectors = "Eigenvectors" if system.singular.is_rank_known else "To sixteen digits, eigenvectors"
    return (f"{vectors} at ", one, " (", first, ") and ", two, " (", second, ").", *_near_each_other(system))


def _near_each_other(result: Eigensystem) -> Sentence:
    """Return how far from each other the eigenvalues are that no sixteen digits tell apart."""
    if result.gap is None or result.texts[0] != result.texts[1]:
        return ()
    return (" Sixteen digits do not tell the two apart: they differ by ", (show(2 * result.gap), "eigen"), ".")


def _scalar(result: Eigensystem) -> Sentence:
    value = result.values[0].real
    if value == 0:
        return ("A sends every vector to 0: each direction is an eigenvector, with λ = 0.",)
    every = "Every" if result.is_decided else "To sixteen digits, every"
    scaled = ("keeps all of them as they are.",) if value == 1 else ("scales all of them by ", (factor(value), "eigen"), ".")
    return (f"{every} direction is an eigenvector: A ", *scaled)


def _nearly(result: Eigensystem) -> Sentence:
    if not result.is_nearly_defective or result.angle is None:
        return ()
    return (" Nearly defective: eigenvectors ", (degrees(result.angle, size=0.0), "eigen"), " apart.")


def _axes(result: Eigen) -> Sentence:
    """Return whether the axes of the ellipse are eigenvectors, and why; a flat ellipse has one, along the line that it lies on."""
    gap = (degrees(result.gap or 0.0), "singular")
    match result.agreement:
        case "none":
            return (" The image of the circle is a circle: it has no axes.",)
        case "same":
            return (" They are the ellipse's axes, because A is symmetric.",)
        case "same numerically":
            return (" To sixteen digits, they are the ellipse's axes.",)
        case "one":
            return (" One axis of the ellipse is within ", gap, " of them.")
        case "nearly":
            return (" The ellipse's axes are ", gap, " away from them: A is nearly symmetric.")
        case "elsewhere":
            assert result.svd is not None
            assert result.svd.axes is not None
            u1, u2 = ((degrees(angle), "singular") for angle in result.svd.axes[0])
            return (" The ellipse's axes lie elsewhere, at ", u1, " and ", u2, ": A is not symmetric.")
    return ()


def _place(result: Eigen) -> Sentence:
    """Return where x is among the eigenvectors."""
    if not result.x.any():
        return (" x = 0 has no direction.",)
    if result.nearest is None or result.apart is None or not result.is_beside:
        return ()
    if result.is_on:
        return (" x is an eigenvector: Ax = ", (_times(result.system.values[result.nearest].real), "eigen"), ".")
    return (" x is ", (degrees(result.apart, 2), "input"), " from an eigenvector.")


def _times(value: float) -> str:
    """Return what an eigenvalue makes of x: ``2·x``, ``−x`` or ``0``."""
    text = factor(value)
    return {"0": "0", "1": "x", "−1": "−x"}.get(text, f"({text})·x" if text.startswith("1 ") else f"{text}·x")


def _flat(result: Eigensystem) -> Sentence:
    """Return that A is singular to sixteen digits only, where it is."""
    return (" To sixteen digits, A is singular.",) if result.is_singular_numerically else ()


def _spectrum(result: Eigensystem) -> Sentence:
    """Return what the eigenvalues of a matrix of any size are like."""
    n, pairs = len(result.A), int((result.values.imag > 0).sum())
    radius = (show(result.spectral_radius), "eigen")
    if result.kind == "scalar":
        return _scalar(result)
    if result.kind == "undecided":
        close = " Some are so close that sixteen digits do not tell how many they are, or whether there is a basis of eigenvectors."
        return (f"A has {n} eigenvalues, the largest of magnitude ", radius, f".{close}{_singular(result)}")
    reals = n - 2 * pairs
    counted = " and ".join(_count(number, what) for number, what in ((reals, "real eigenvalue"), (pairs, "complex pair")) if number)
    has = "A has" if result.is_decided or result.is_simple else "To sixteen digits, A has"
    start: Sentence = (f"{has} {counted}", *_repeated(result), ", the largest of magnitude ", radius)
    if result.kind == "defective":
        return (*start, f", and no basis of eigenvectors: {_lacking(result)}, and A is defective.{_singular(result)}")
    basis = "perpendicular eigenvectors, because A is symmetric" if result.is_symmetric else "a basis of eigenvectors"
    return (*start, f", and {basis}.{_singular(result)}")


TIMES = {2: "double", 3: "triple", 4: "fourfold", 5: "fivefold", 6: "sixfold", 7: "sevenfold", 8: "eightfold"}


def _repeated(result: Eigensystem) -> Sentence:
    """Return which of the eigenvalues count more than once: `` (0 is double)``."""
    said = [f"{text} is {TIMES[root.multiplicity]}" for root, text in _roots(result) if root.multiplicity > 1]
    return (f" ({', '.join(said)})",) if said else ()


def _lacking(result: Eigensystem) -> str:
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


def _singular(result: Eigensystem) -> str:
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


def verdict(steps: Powers) -> str:
    """Return what becomes of Aᵏx, and why."""
    result = steps.result
    match steps.verdict:
        case "dies":
            return f"Aᵏx = 0 from k = {steps.step} on."
        case "stays":
            flips = ", but its sign flips at each step" if result.values[0].real < 0 else ""
            return f"All eigenvalues are equal: the line of Aᵏx never changes{flips}."
        case "still" if steps.lacks_dominant:
            return "x is an eigenvector, but not of λ₁: Aᵏx stays on its line, unless rounding brings some of v₁ in."
        case "still":
            return "x is an eigenvector: Aᵏx stays on its line."
        case "misses":
            return "x has nothing of the dominant eigenvector to sixteen digits: Aᵏx goes elsewhere, unless rounding brings some in."
        case "alternates" if result.dominant.tie == "opposite":
            return f"The largest eigenvalues are ±{show(result.spectral_radius)}: Aᵏx tends to two lines in turn, and never settles."
        case "alternates":
            return "The largest eigenvalues have the same square: Aᵏx tends to two lines in turn, and never settles."
        case "turns":
            return "A complex pair is among the largest eigenvalues: Aᵏx turns for ever, and never settles."
        case "unclear":
            return "The largest eigenvalues are too close for float64 to part them: it cannot tell where Aᵏx tends."
    if not steps.rate:
        return f"Aᵏx lies along {figures.name(steps)} as soon as all that belongs to λ = 0 is gone."
    if steps.is_slow:
        return "The dominant eigenvalue is defective: Aᵏx settles, but only as slowly as 1/k."
    assert steps.second is not None
    quotient = f"|{indexed('λ', steps.second + 1)}/λ₁|"
    return f"Aᵏx settles along {figures.name(steps)}: in the end each step leaves {quotient} = {_share(steps)} of its angle."


def _share(steps: Powers) -> str:
    """Return the rate; one that is nearly 1 by what is missing, to every digit."""
    assert steps.rate is not None
    if steps.shortfall is None or show(steps.rate) != "1":
        return factor(steps.rate)
    return f"1 − {show(steps.shortfall, digits=2)}"
