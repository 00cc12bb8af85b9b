"""Names: what the symbols that pages share mean, in one sentence each."""

import re
from collections.abc import Mapping

INDEX = re.compile(r"[₀₁₂₃₄₅₆₇₈₉]+$")

NAMES: Mapping[str, str] = {
    "A": "The matrix: its columns are where it takes the axes' unit vectors.",
    "x": "The input vector: grab it, or type its entries.",
    "Ax": "The output: what the matrix makes of x.",
    "det A": "The determinant: the signed factor by which A scales area, or volume; 0 means that A flattens.",
    "rank": "The number of independent columns: the dimension of all that A can reach. Singular values below max(m, n)·ε·σ₁ count as 0.",
    "tr A": "The trace: the sum of the entries on the diagonal, which is also the sum of the eigenvalues.",
    "σᵢ": "A singular value: how far A stretches along one of the perpendicular directions of the SVD; σ₁ is the largest, ‖A‖₂.",
    "λᵢ": "An eigenvalue: A takes its eigenvector to λ times itself.",
    "vᵢ": "A direction in the input: an eigenvector, or a right singular vector, as the page says.",
    "∠(x, Ax)": "The angle from x to Ax: 0° or 180° where x is an eigenvector whose λ is not 0, and nowhere else.",
    "‖Ax‖/‖x‖": "How many times as long as x the output is: never more than σ₁.",
    "κ(A)": "The condition number, σ₁ over the last σ: ∞ where that is 0. Where A has an inverse: how much a relative "
    "error of b can grow in the x with Ax = b.",
    "‖A‖₂": "The spectral norm: the most that A can stretch a vector; it is σ₁.",
    "‖A‖_F": "The Frobenius norm: the root of the sum of all squared entries; NumPy's default for a matrix.",
}

OF_RANK_K: Mapping[str, str] = {  # what only pages have that show the nearest matrix of a rank,
    "‖A − Aₖ‖₂": "The error of Aₖ in the spectral norm, as measured: the most that A − Aₖ stretches a vector.",
    "σₖ₊₁": "The least error in the spectral norm of any matrix of rank k or less, by theory: the largest singular "
    "value that is left out, and 0 where none is.",
    "‖A − Aₖ‖_F": "The error of Aₖ in the Frobenius norm, as measured: the root of the sum of all its squared entries.",
    "√(σ²ₖ₊₁ + …)": "The least error in the Frobenius norm of any matrix of rank k or less, by theory: from all "
    "singular values that are left out.",
    "|‖A − Aₖ‖₂ − σₖ₊₁| / σ₁": "The error of Aₖ, measured in the spectral norm, is the least of any matrix of rank k or less.",
}

OF_ROWS: Mapping[str, str] = {  # those that take a file of rows,
    "Columns": "What each column of the data is taken for: x, which explains, y, which is explained, or neither; of points x, y or z.",
    "Cells that are no number": "Whether a column or a row is left out where a cell of it is no number.",
}

OF_DATA: Mapping[str, str] = {  # and those that fit them
    "Data": "What is fitted: points that can be moved, measured data, or a file of your own.",
    "degree": "The highest power of x in the polynomial that is fitted: 1 is a line, 2 a parabola. With a constant it has one "
    "coefficient more than that.",
    "Constant": "Whether the model has a constant, the intercept. Without one the fit is 0 where all x are 0.",
}


def meaning(name: str, names: Mapping[str, str]) -> str:
    """Return what a name means; λ₃ stands under λᵢ. Empty where nobody has said."""
    return names.get(name) or names.get(INDEX.sub("ᵢ", name), "")
