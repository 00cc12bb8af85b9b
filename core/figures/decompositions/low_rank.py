"""The pictures of an approximation: an image, the nearest of rank k, and its singular values with k marked."""

import numpy as np

from core.decompositions.low_rank import LowRank
from core.figures.axes import Axis, decades, ticks
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.image import Image
from core.figures.legend import Entry
from core.figures.marks import Dots, Line, Pixels
from core.figures.ways import Steps
from core.numbers.digits import percent

LEAST = -17.0  # log₁₀ of the smallest σ/σ₁ that is drawn: what is below is rounding
IMAGE = (Entry("image", "A", "the image: the grey of each pixel is an entry"),)
APPROXIMATION = (Entry("approximation", "Aₖ", "no matrix of rank k or less is nearer to A"),)
SPECTRUM = (
    Entry("k", "k", "how many singular values are kept: drag it"),
    Entry("kept", "", "those that are kept, against the largest"),
    Entry("left out", "", "those that are left out: the first of them is the error in the spectral norm"),
    Entry("break-even", "", "from here on the factors are more numbers than the image"),
)


def low_rank(result: LowRank, name: str) -> tuple[Figure, ...]:
    """Return the pictures of result; name tells its image from every other."""
    m, n = result.spectrum.A.shape
    cost = f"Aₖ: {percent(result.cost)} of the numbers"
    return (
        Image("A", (Pixels("image", result.spectrum.A, shape=f"image {name}"),), title=f"A: {m} × {n} pixels", legend=IMAGE, aspect=n / m),
        Image("A_k", (Pixels("approximation", result.approximation),), title=cost, legend=APPROXIMATION, aspect=n / m),
        _spectrum(result),
    )


def _spectrum(result: LowRank) -> Figure:
    """Return the singular values on a logarithmic scale, against their number; what is right of k is the error."""
    sigma, k = result.spectrum.sigma, result.k
    p = len(sigma)
    heights = np.log10(np.maximum(sigma / (sigma[0] or 1.0), 10**LEAST))
    low = min(-1.0, max(LEAST, float(heights.min())))
    places = np.vstack([np.arange(1, p + 1), heights])
    kept, left = places[:, :k], places[:, max(k - 1, 0) :]
    marks = (
        *([Line("left out", left, "residual")] if left.shape[1] > 1 else []),
        *([Line("kept", kept, "singular")] if k > 1 else []),
        *([Dots("kept", places, "singular")] if p == 1 else []),
        Line("k", np.array([[k, k], [low - 9, 9]]), "unit"),
        Line("break-even", np.array([[result.breakeven] * 2, [low - 9, 9]]), "null"),
    )
    room = 0.06 * p
    return Chart(
        "spectrum",
        marks,
        (-room, p + room),
        (low - 0.16 * -low, -0.3 * low),
        title=f"The {p} singular values" if p > 1 else "The singular value",
        x_ticks=ticks(-room, p + room),
        y_ticks=decades(low, 0),
        x_axis=Axis("i"),
        y_axis=Axis("σᵢ/σ₁", is_log=True),
        handles=(Handle("k", None, "singular", "k", "k, the rank that is kept", Steps(low / 2)),),
        legend=SPECTRUM,
    )
