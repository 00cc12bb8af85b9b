"""Directions: what is said of those that a square matrix keeps, and of where its powers lead, in one sentence each."""

from core.decompositions.eigen import Eigen
from core.decompositions.powers import Powers
from core.figures.decompositions import eigen as figures
from core.matrices.eigenvalues import Eigensystem
from core.numbers.digits import degrees, distinct_angles, factor, indexed, show
from pages.decompositions.in_space import in_space
from pages.decompositions.spectra import nearly, place, scalar, spectrum, told
from pages.shared.view import Sentence


def sentence(result: Eigen) -> Sentence:
    """Return what is seen now: what A keeps, whether the ellipse's axes agree with it, and where x is."""
    system = result.system
    if result.is_space:
        return in_space(result)
    if result.svd is None:
        return (*spectrum(system), *nearly(system))
    return (*_kept(result), *nearly(system), *_axes(result), *place(result), *_flat(system))


def _kept(result: Eigen) -> Sentence:
    system = result.system
    match system.kind:
        case "scalar":
            return scalar(system)
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


def _flat(result: Eigensystem) -> Sentence:
    """Return that A is singular to sixteen digits only, where it is."""
    return (" To sixteen digits, A is singular.",) if result.is_singular_numerically else ()


def verdict(steps: Powers) -> str:
    """Return what becomes of Aᵏx, and why."""
    result = steps.result
    match steps.verdict:
        case "dies":
            return f"Aᵏx = 0 from k = {steps.step} on."
        case "stays":
            flips = ", but its sign flips at each step" if result.values[0].real < 0 else ""
            every = "All" if result.is_decided else "To sixteen digits, all"
            return f"{every} eigenvalues are equal: the line of Aᵏx never changes{flips}."
        case "still" if steps.lacks_dominant:
            return f"{_x(steps)} is an eigenvector, but not of λ₁: Aᵏx stays on its line, unless rounding brings some of v₁ in."
        case "still":
            return f"{_x(steps)} is an eigenvector: Aᵏx stays on its line."
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


def _x(steps: Powers) -> str:
    return f"{told(steps.multiple.digits) if steps.multiple else ''}x"


def _share(steps: Powers) -> str:
    """Return the rate; one that is nearly 1 by what is missing, to every digit."""
    assert steps.rate is not None
    if steps.shortfall is None or show(steps.rate) != "1":
        return factor(steps.rate)
    return f"1 − {show(steps.shortfall, digits=2)}"
