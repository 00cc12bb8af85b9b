"""What the page on least squares teaches."""

import numpy as np

from core.numbers.digits import indexed
from core.solving.design import polynomial
from core.solving.exact import exact_solution
from core.solving.least_squares import Fit, least_squares
from pages.shared.lesson import Explanation, Lesson, Task
from pages.shared.names import OF_DATA, OF_ROWS

PULLS = 0.9  # a leverage
HALF = (0.475, 0.525)  # of ‖w‖ without a price: half of it, to a twentieth
FEW, SOME, MOST = 4, 5, 200  # points


def is_line(fit: Fit | None) -> bool:
    """Return whether a line with an intercept is fitted, without a price."""
    return fit is not None and fit.design.powers == (0, 1) and not fit.alpha


def passes(fit: Fit, degree: int) -> bool:
    """Return whether one polynomial of a degree passes through every point of a fit, exactly."""
    design = fit.design
    if design.x is None or len(design.y) > MOST:
        return False
    found = exact_solution(polynomial(design.x, design.y, degree), as_typed=True)
    return found is not None and not found.area


def leaves_many_lines(fit: Fit | None) -> bool:
    """Return whether many lines fit two points or more alike."""
    return is_line(fit) and fit is not None and len(fit.design.y) >= 2 > fit.rank


def is_flat_over_a_parabola(fit: Fit | None) -> bool:
    """Return whether the slope is 0, and a parabola, which is no line, passes through four points or more."""
    if fit is None or not is_line(fit) or len(fit.design.y) < FEW or fit.exact is None or fit.exact.w[1]:
        return False
    return bool(np.ptp(fit.design.y)) and passes(fit, 2)


def pulls_and_is_hardly_missed(fit: Fit | None) -> bool:
    """Return whether the point with the largest leverage, a large one, is missed by less than all others."""
    if fit is None or not is_line(fit) or fit.is_exact or len(fit.design.y) < FEW:
        return False
    most = int(fit.leverage.argmax())
    missed = np.abs(fit.residuals)
    return bool(fit.leverage[most] >= PULLS and missed[most] < np.delete(missed, most).min())


def misses_nothing(fit: Fit | None) -> bool:
    """Return whether a curve passes through five points or more that lie on no line."""
    if fit is None or fit.alpha or fit.design.x is None or not SOME <= len(fit.design.y) <= MOST or not fit.is_exact:
        return False
    return bool(np.ptp(fit.design.x)) and not passes(fit, 1)


def is_half_as_long(fit: Fit | None) -> bool:
    """Return whether a price makes w half as long as it is without one, to a twentieth."""
    if fit is None or not fit.alpha:
        return False
    low, high = HALF
    return low <= fit.length / (least_squares(fit.design).length or 1.0) <= high


LESSON = Lesson(
    shares=(OF_ROWS, OF_DATA),
    names={
        "Points": "The points: a row each, x and then y. Paste more columns, and each is an x, the last one y; with two x they "
        "stand in space.",
        "α": "The price of a coefficient, or ridge penalty, or weight decay: ‖y − Xw‖² + α‖w‖² is made least in place of ‖y − Xw‖².",
        "wᵢ": "A coefficient, or weight: by how much its column, a power of x or an x of its own, goes into ŷ.",
        "intercept w₀": "The intercept, or bias: ŷ where all x are 0.",
        "slope w₁": "The slope: by how much ŷ grows where x grows by 1.",
        **{
            f"SE({indexed('w', j)})": "The standard error of the coefficient: how far it would vary with other noise of the same size in y."
            for j in range(4)
        },
        "residual sum of squares": "The squared residuals, added up: ‖y − Xw‖², also RSS or SSE. Over n it is the MSE.",
        "residual standard deviation": "The root of the residual sum of squares over the degrees of freedom, n − rank.",
        "R²": "The coefficient of determination: the share of the variation of y round its mean that is explained.",
        "R², uncentred": "The share of Σy² that is explained: without a constant y is held against 0, and not against its mean.",
        "largest leverage": "The largest share, up to 1, with which a point’s own y goes into its ŷ.",
        "condition number κ(X)": "The condition number σ₁/σₚ of X as it is: relative errors of the data can grow "
        "about κ-fold in w, and κ²-fold where much is missed.",
        "κ, columns scaled": "The condition number once columns have about the same length: units of x play no part in it.",
        "correct digits": "How many digits of each coefficient are right, held against the exact solution of the numbers as they stand.",
        "w": "The coefficients, one for each column of X, with their standard errors.",
        "Ways": "Ways to solve the same problem in float64, and how many digits each gets right here.",
        "|xⱼ·r| / ‖xⱼ‖(‖y‖ + Σ‖xₖ‖|wₖ|)": "The residuals are perpendicular to every column: no other w leaves a smaller sum.",
        "|‖y‖² − ‖ŷ‖² − ‖r‖²| / (‖y‖ + ‖ŷ‖ + ‖r‖)(‖y‖ + Σ‖xₖ‖|wₖ|)": "Pythagoras: ŷ and the residuals are perpendicular.",
        "|Σ leverage − rank| / rank": "The leverages add up to the rank.",
        "‖XN‖ / Σ‖xₖ‖‖nₖ‖, N the null space": "What is left open, N, changes no fitted value.",
        "‖N′w‖ / (κ‖w‖)": "w is perpendicular to what is left open: no other w that fits alike is shorter.",
        "|xⱼ·r − αwⱼ| / lⱼ(‖y‖ + Σlₖ|wₖ|), lⱼ² = ‖xⱼ‖² + α": "Each column pulls on the residuals just as much as its coefficient costs.",
        "|‖y‖² − ‖ŷ‖² − ‖r‖² − 2α‖w‖²| / (‖y‖ + ‖ŷ‖ + ‖r‖)(‖y‖ + Σlₖ|wₖ|)": "‖y‖² exceeds ‖ŷ‖² + ‖r‖² by 2α‖w‖².",
    },
    tasks=(
        Task(
            "Place two points or more so that many lines fit them alike.",
            leaves_many_lines,
            "Two points of different x fix a line. When do points fix none?",
        ),
        Task(
            "“Where the slope is 0, y has nothing to do with x.” Refute it: slope 0, with four points or more on a parabola.",
            is_flat_over_a_parabola,
            "Let y be the square of x, and give each x on the right its mirror image on the left.",
        ),
        Task(
            "“The point that matters most is missed most.” Refute it: a leverage of 0.9 or more, and the smallest residual of all.",
            pulls_and_is_hardly_missed,
            "Type a large x for one point. The line has to go where that point is.",
        ),
        Task(
            "Let nothing be missed of five points or more that lie on no line.",
            misses_nothing,
            "With as many coefficients as points every y can be given. See what the curve does between them.",
        ),
        Task(
            "With a price α, make w half as long as without one, to a twentieth.",
            is_half_as_long,
            "The sentence says both lengths. Drag α in the picture of the coefficients.",
        ),
    ),
    explanation=Explanation(
        formula=r"X′ \residual{( \given{y} − X \output{w} )} = 0",
        says=(
            "Without a price α, this fit has of all of its kind the least sum of squared residuals, {residual: y − "
            "ŷ}. That is so exactly where "
            "they are perpendicular to every column of X. “Linear” means linear in w: a [parabola](A parabola) is, and with "
            "two x a [plane](A plane).",
            "Leverage says how much a point draws the fit to itself: [one far out](One point far out) turns a line. If columns depend on "
            "each other, [many w](Collinear columns) fit alike.",
        ),
        learning="The sum divided by n is the MSE loss, and weight decay the price α. Gradient descent is for X too large for QR.",
        mistaken="R² = 1 is no proof of a good model: [nine coefficients](Degree 8 through 9 points) pass through any "
        "nine points of different x.",
        leads="[Gradient descent](gradient_descent) and [Pseudoinverse](pseudoinverse)",
    ),
)
