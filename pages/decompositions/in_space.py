"""In space: what is said of the lines and planes that a 3 × 3 matrix keeps, and of the plane that it turns."""

from core.decompositions.eigen import Eigen
from core.decompositions.kept import Eigenspace, Kept
from core.numbers.digits import degrees, factor
from pages.decompositions.spectra import TIMES, lacking, nearly, place, scalar, singular, spectrum
from pages.shared.view import Sentence

LINES = {1: "lie on one line", 2: "lie on two lines", 3: "lie on three lines"}


def in_space(result: Eigen) -> Sentence:
    """Return what is seen now: what A keeps, whether the ellipsoid's axes agree with it, and where x is."""
    system, kept = result.system, result.kept
    if kept is None:
        return (*spectrum(system), *place(result))
    if system.kind == "scalar":
        return (*scalar(system), *place(result))
    return (*_kept(kept), *nearly(system), *_axes(result), *place(result), singular(system))


def _kept(kept: Kept) -> Sentence:
    """Return where eigenvectors lie, and what else there is where they are no basis of real ones."""
    system, spaces = kept.system, kept.eigenspaces
    vectors = "Eigenvectors" if system.is_decided or system.is_simple else "To sixteen digits, eigenvectors"
    if kept.rotor is not None:
        return ("Real eigenvectors lie on one line (", *_named(spaces[0]), "): ", *_turn(kept))
    if len(spaces) == 3:
        one, two, three = map(_named, spaces)
        return (f"{vectors} {LINES[3]}: ", *one, ", ", *two, " and ", *three, ".")
    if system.kind == "real":
        line, plane = sorted(spaces, key=lambda space: space.dimension)
        return (f"{vectors} fill a plane (", *_named(plane), ") and a line (", *_named(line), ").")
    where = "fill a plane" if spaces[0].dimension == 2 else LINES[len(spaces)]
    first, *second = map(_named, spaces)
    more = ("," if spaces[0].root.multiplicity > 1 else "", " and ", *second[0]) if second else ()
    start: Sentence = (f"{vectors} {where} (", *first, *more, ")")
    if not any(system.values):
        return (*start, f", and A is nilpotent: {'·'.join('A' * (4 - spaces[0].dimension))} = 0.")
    return (*start, f". There is no basis of eigenvectors: {lacking(system)}, and A is defective.")


def _named(space: Eigenspace) -> Sentence:
    """Return an eigenvalue, and how often it counts: ``λ = 2, double``."""
    times = f", {TIMES[space.root.multiplicity]}" if space.root.multiplicity > 1 else ""
    return (space.named, "eigen"), times


def _turn(kept: Kept) -> Sentence:
    assert kept.rotor is not None
    moves = 0.0 if kept.system.is_decided else float(kept.system.moves.max())
    turn, scale = (degrees(kept.rotor.argument), "eigen"), (factor(kept.rotor.modulus, moves=moves), "eigen")
    rest: Sentence = ("keeps its size.",) if scale[0] == "1" else ("scales it by ", scale, " each time.")
    if kept.is_normal:
        return ("A turns the plane at right angles to it by ", turn, ", and ", *rest)
    return ("A turns a plane by ", turn, ", measured along the dashed ellipses, and ", *rest)


def _axes(result: Eigen) -> Sentence:
    """Return whether the axes of the ellipsoid are eigenvectors, and why."""
    gap = (degrees(result.gap or 0.0), "singular")
    if result.system.is_symmetric and result.system.kind == "real":
        is_line = len(result.kept.eigenspaces) == 3 if result.kept else False
        they = "They are perpendicular" if is_line else "The line is perpendicular to the plane"
        axes = {"same": ", and the ellipsoid's axes are among them", "none": ", and the image of the sphere is a sphere"}
        return (f" {they}, because A is symmetric{axes.get(result.agreement, '')}.",)
    match result.agreement:
        case "none":
            return (" The image of the sphere is a sphere: it has no axes.",)
        case "same numerically":
            return (" To sixteen digits, they are the ellipsoid's axes.",)
        case "nearly":
            return (" The ellipsoid's axes are ", gap, " away from them: A is nearly symmetric.")
        case "elsewhere":
            return (" The ellipsoid's axes lie elsewhere, up to ", gap, " from an eigenvector: A is not symmetric.")
        case "not all":
            return (" The ellipsoid's axes are not all eigenvectors: A is not symmetric.",)
    return ()
