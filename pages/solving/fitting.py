"""Fitting: the exported program of a fit."""

from collections.abc import Sequence

from core.numbers.digits import indexed
from core.solving.least_squares import Fit
from pages.shared.code import program
from pages.solving.problem import Model, Problem, data_lines


def code(model: Model, found: Problem, fit: Fit, names: Sequence[str]) -> str:
    """Return a program that prints the numbers whose names are given."""
    return program([*data_lines(model, found), "", *_solving(fit), "", *_printing(fit, names)], "import scipy.linalg")


def called(fit: Fit, j: int) -> str:
    """Return what a coefficient is called: w₀ is that of the constant."""
    return indexed("w", j if fit.design.has_constant else j + 1)


def _solving(fit: Fit) -> list[str]:
    """Return the lines that find w, the factors of X and the leverage."""
    scaling = [
        "shifts = np.frexp(np.linalg.norm(X, axis=0))[1]",
        "Z = np.ldexp(X, -shifts)  # columns of about one length, by powers of two: no digit changes",
        'Q, R, order = scipy.linalg.qr(Z, mode="economic", pivoting=True)',
    ]
    if not fit.rank and not fit.alpha:
        return ["w = np.zeros(X.shape[1])  # X = 0", "leverage = np.zeros(len(y))"]
    priced = [
        "A, b = X, np.append(y, np.zeros(X.shape[1]))",
        f"X = np.vstack([A, np.sqrt({fit.alpha!r}) * np.eye(A.shape[1])])  # the price α",
    ]
    is_full = fit.rank == len(fit.w) and not fit.alpha
    rank = [
        "sigma = np.linalg.svd(R, compute_uv=False)",
        "tiny = max(Z.shape) * np.finfo(float).eps",
        "rank = (sigma > tiny * sigma[0]).sum()",
        "basic, others, q, r = order[:rank], order[rank:], Q[:, :rank], R[:rank, :rank]",
    ]
    shortest = [
        "made = solve(r, R[:rank, rank:])  # of the basic columns all others are made",
        "made[np.abs(made) <= tiny] = 0",
        "K = np.zeros((len(order), rank))  # X is its basic columns times K′",
        "K[basic, range(rank)] = 1",
        "K[others] = np.ldexp(made.T, shifts[others][:, None] - shifts[basic])",
        "down = np.argsort(-np.abs(K).max(axis=1))  # large rows first: the small ones keep their digits",
        'V, T, first = scipy.linalg.qr(K[down], mode="economic", pivoting=True)',
        "z, w = np.ldexp(z, -shifts[basic]), np.zeros(len(K))",
        "for _ in range(2):",
        "    left = (z.astype(long) - K.T.astype(long) @ w.astype(long)).astype(float)",
        '    w[down] += V @ solve(T, left[first], trans="T")  # the shortest of all w that fit alike',
    ]
    return [
        *(priced if fit.alpha else ["b = y"]),
        *scaling,
        *(["basic, q, r = order, Q, R"] if is_full else rank),
        "solve, long = scipy.linalg.solve_triangular, np.longdouble",
        "z, at = solve(r, q.T @ b), Z[:, basic].astype(long)",
        "for _ in range(3):",
        "    left = (at.T @ (b.astype(long) - at @ z.astype(long))).astype(float)  # should be 0, and is corrected",
        '    z += solve(r, solve(r, left, trans="T"))',
        *(["w = np.empty(len(z))", "w[order] = np.ldexp(z, -shifts[order])"] if is_full else shortest),
        "leverage = (q[: len(y)] ** 2).sum(axis=1)",
        *(["X = A", *scaling] if fit.alpha else []),
    ]


def _printing(fit: Fit, shown: Sequence[str]) -> list[str]:
    p = len(fit.w)
    long = "astype(np.longdouble)"
    lines = [f"r = (y.{long} - X.{long} @ w.{long}).astype(float)", f"df = {fit.df}", ""]
    if any(name.startswith("SE(") for name in shown):
        lines += [
            "lengths = np.linalg.norm(solve(R, np.eye(len(w))), axis=1)",
            "errors = np.empty(len(w))",
            "errors[order] = np.ldexp(lengths, -shifts[order]) * np.sqrt(r @ r / df)",
        ]
    y = "(y - y.mean())" if fit.design.has_constant else "y"
    r_squared = f"1 - r @ r / ({y} @ {y})"
    printed = {
        **{called(fit, j): f"w[{j}]" for j in range(p)},
        **{f"SE({called(fit, j)})": f"errors[{j}]" for j in range(p)},
        "‖y − Xw‖²": "r @ r",
        "residual standard deviation": "np.sqrt(r @ r / df)",
        "R²": r_squared,
        "R², uncentred": r_squared,
        "largest leverage": "leverage.max()",
        "condition number κ(X)": "np.divide(*np.linalg.svd(np.ldexp(R, shifts[order]), compute_uv=False)[[0, -1]])",
        "κ, columns scaled": "np.divide(*np.linalg.svd(R, compute_uv=False)[[0, -1]])",
    }
    return [*lines, *(f'print("{name} =", {value})' for name, value in printed.items() if name in shown)]
