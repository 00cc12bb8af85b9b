"""Updates: the exported program of a descent."""

from collections.abc import Sequence

from core.learning.batches import Draws
from core.learning.losses import LeastSquares, Logistic, Quadratic, Rosenbrock
from core.learning.study import Study
from core.numbers.digits import counted
from pages.shared.code import program
from pages.solving.problem import Model, Problem, data_lines

DECADES = (3, -9, 61)  # of the prices of the ridge path: from, to, and how many
FIRST = {"plain": [], "momentum": ["v = np.zeros(len(w))"], "nesterov": ["v = np.zeros(len(w))"], "adam": ["m = s = np.zeros(len(w))"]}
EACH = {
    "plain": ["w = w - eta * gradient(w, rows)"],
    "momentum": ["v = beta * v - eta * gradient(w, rows)", "w = w + v"],
    "nesterov": ["v = beta * v - eta * gradient(w + beta * v, rows)", "w = w + v"],
    "adam": [
        "g = gradient(w, rows)",
        "m, s = beta * m + (1 - beta) * g, 0.999 * s + (1 - 0.999) * g * g",
        "w = w - eta * m / (1 - beta**k) / (np.sqrt(s / (1 - 0.999**k)) + 1e-8)",
    ],
}
RATES = {
    "plain": ["rate = np.abs(1 - eta * curvatures).max()"],
    "momentum": ["rate = max(np.abs(np.roots([1, -(1 + beta - eta * c), beta])).max() for c in curvatures)"],
    "nesterov": ["rate = max(np.abs(np.roots([1, -(1 + beta) * (1 - eta * c), beta * (1 - eta * c)])).max() for c in curvatures)"],
}
RIDGE = [
    f"prices = np.concatenate([[np.inf], np.logspace{DECADES}, [0.0]]) * L * len(y)  # of a parameter, from all to none",
    "path, ridge = np.array(path).T, V @ ((U.T @ y / sigma)[:, None] / (1 + prices / sigma[:, None] ** 2))",
    "",
    "def farthest(points, curve):",
    "    steps, away = np.diff(curve)[:, :, None], points[:, None, :] - curve[:, :-1, None]",
    "    along = (away * steps).sum(0) / np.maximum((steps**2).sum(0), 1e-300)",
    "    return np.linalg.norm(away - np.clip(along, 0, 1) * steps, axis=0).min(0).max()",
    "",
    "longest = max(np.linalg.norm(np.diff(curve), axis=0).sum() for curve in (path, ridge))",
    'print("gap to ridge path / length =", max(farthest(path, ridge), farthest(ridge, path)) / longest)',
]
FORMULAS = {"plain": "2 / L", "momentum": "2 * (1 + beta) / L", "nesterov": "(2 + 2 * beta) / ((1 + 2 * beta) * L)"}


def code(model: Model, found: Problem, study: Study, names: Sequence[str]) -> str:
    """Return a program that prints the numbers whose names are given."""
    descent, method, draws = study.descent, study.descent.method.name, study.draws
    beta = [f"beta = {descent.method.beta!r}"] if descent.method.takes_beta else []
    start = f"w = np.array({descent.start.tolist()!r})"
    settings = [start, f"eta, updates = {descent.eta!r}, {descent.updates}", *beta, *(_batches(draws) if draws else [])]
    lines = [*_loss(model, found, study), "", *settings]
    printed = _printed(study)
    loop = [f"for k{', rows' if not descent.is_full else ''} in {_range(study)}:", *(f"    {line}" for line in EACH[method])]
    kept = {"mean excess, last half": ("losses", "f(w)"), "gap to ridge path / length": ("path", "w")}
    for name, (kept_as, value) in kept.items():
        loop += [f"    {kept_as}.append({value})"] if name in names else []
    if descent.is_full:
        loop = [line.replace(", rows)", ")") for line in loop]
    before = [
        *(['print("f(w₀) =", f(w))'] if "f(w₀)" in names else []),
        *(f"{kept_as} = [{value}]" for name, (kept_as, value) in kept.items() if name in names),
    ]
    before += ["w0 = w"] if "nearest best w" in names else []
    after = [line for name, part in printed.items() if name in names for line in part]
    return program([*lines, *_curvatures(study), "", *before, *FIRST[method], *loop, "", *after], *_imports(study))


def _imports(study: Study) -> list[str]:
    return ["from scipy.special import expit"] if isinstance(study.loss, Logistic) else []


def _loss(model: Model, found: Problem, study: Study) -> list[str]:
    """Return the lines that define f and its gradient."""
    objective, rows = study.loss, "" if study.descent.is_full else ", rows"
    some = "" if study.descent.is_full else "[rows]"
    if isinstance(objective, LeastSquares):
        return [
            *data_lines(model, found),
            *_function("f(w)", "((X @ w - y) ** 2).mean()"),
            *_function(f"gradient(w{rows})", f"2 / len(y{some}) * X{some}.T @ (X{some} @ w - y{some})"),
        ]
    if isinstance(objective, Logistic):
        return [
            *data_lines(model, found),
            *([] if not objective.is_cut else ["y = np.where(y > y.mean(), 1.0, 0.0)  # labels"]),
            "X = np.where(y == 1, -1.0, 1.0)[:, None] * X  # its products with w are the log-odds of the wrong label",
            *_function("f(w)", "np.logaddexp(0, X @ w).mean()"),
            *_function(f"gradient(w{rows})", f"X{some}.T @ expit(X{some} @ w) / len(y{some})"),
        ]
    if isinstance(objective, Quadratic):
        return [
            f"kappa = {objective.kappa!r}",
            *_function("f(w)", "(w[0] ** 2 + kappa * w[1] ** 2) / 2"),
            *_function("gradient(w)", "np.array([w[0], kappa * w[1]])"),
        ]
    if isinstance(objective, Rosenbrock):
        slope = "np.array([-2 * (1 - w[0]) - 400 * w[0] * (w[1] - w[0] * w[0]), 200 * (w[1] - w[0] * w[0])])"
        return [*_function("f(w)", "(1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2"), *_function("gradient(w)", slope)]
    return [
        *_function("f(w)", "w[0] ** 2 / 2 + w[1] ** 4 / 4 - w[1] ** 2 / 2"),
        *_function("gradient(w)", "np.array([w[0], w[1] * w[1] * w[1] - w[1]])"),
    ]


def _function(head: str, value: str) -> list[str]:
    return ["", f"def {head}:", f"    return {value}", ""]


def _batches(draws: Draws) -> list[str]:
    """Return the lines that draw the batches, as they are drawn on the page."""
    draw = f"generator, n, B = np.random.default_rng({draws.seed}), len(y), {draws.size}"
    if draws.replacement:
        return [draw, "batches = generator.integers(n, size=(1000, B))"]
    return [
        draw,
        "epochs = -(-1000 // -(-n // B))",
        "shuffles = generator.permuted(np.tile(np.arange(n), (epochs, 1)), axis=1)",
        "batches = [shuffle[first : first + B] for shuffle in shuffles for first in range(0, n, B)]",
    ]


def _range(study: Study) -> str:
    return "range(1, updates + 1)" if study.descent.is_full else "zip(range(1, updates + 1), batches)"


def _curvatures(study: Study) -> list[str]:
    """Return the lines that find the curvatures that are not 0, and the w of the least loss."""
    if isinstance(study.loss, Quadratic):
        return ["", "curvatures = np.array([kappa, 1.0])"]
    if not isinstance(study.loss, LeastSquares):
        return []
    fitted = "np.ldexp(np.linalg.lstsq(np.ldexp(X, -shifts), y, rcond=None)[0], -shifts)"
    return [
        "",
        "shifts = np.frexp(np.linalg.norm(X, axis=0))[1]",
        "rank = np.linalg.matrix_rank(np.ldexp(X, -shifts))  # of columns of about one length: they have units of their own",
        "U, sigma, Vt = np.linalg.svd(X, full_matrices=False)",
        "U, sigma, V = U[:, :rank], sigma[:rank], Vt[:rank].T",
        "curvatures = 2 * sigma**2 / len(y)",
        f"best = {'V @ (U.T @ y / sigma)' if study.has_many_solutions else fitted}",
    ]


def _printed(study: Study) -> dict[str, list[str]]:
    """Return by the name of each number the lines that print it."""
    descent = study.descent
    after = f"after {counted(descent.updates, 'update')}"
    found = {
        f"f {after}": [f'print("f {after} =", f(w))'],
        "least f": _least(study),
        f"w {after}": [
            "w = np.where(np.abs(w) > 8 * np.finfo(float).eps * np.abs(w).max(), w, 0.0)  # not what is only rounding",
            f'print("w {after} =", *w)',
        ],
        "best w": ['print("best w =", *best)'],
        "nearest best w": ['print("nearest best w =", *w0 + V @ (U.T @ y / sigma - V.T @ w0))'],
        "L": ["L = curvatures[0]", 'print("L =", L)'],
        "κ = L/μ": ['print("κ = L/μ =", L / curvatures[-1])'],
    }
    if descent.regions:
        bound = f"bound {descent.method.bound}"
        found[bound] = [f'print("{bound} =", {FORMULAS[descent.method.name]})']
        found["error kept by an update"] = [*RATES[descent.method.name], 'print("error kept by an update =", rate)']
        found["best η, β"] = [
            "long, short = np.sqrt(curvatures[0]), np.sqrt(curvatures[-1])",
            'print("best η, β =", 4 / (long + short) ** 2, ((long - short) / (long + short)) ** 2)',
        ]
    if study.noise:
        found |= {
            "bound of the spread": [
                "Z, I = X @ V, np.eye(rank)  # the points within the row space of X",
                "H, rows = 2 / n * Z.T @ Z, [2 * np.outer(z, z) for z in Z]",
                "E = (1 - 1 / B) * np.kron(H, H) + sum(np.kron(h, h) for h in rows) / n / B  # of the batch's H with itself",
                "drift = np.kron(H, I) + np.kron(I, H)",
                'print("bound of the spread =", 1 / np.linalg.eigvals(np.linalg.solve(drift, E)).real.max())',
            ],
            "mean excess, predicted": [
                "g = 2 * (X @ best - y)[:, None] * Z",
                "spread = np.linalg.solve(drift - eta * E, eta / B * (g.T @ g / n).ravel()).reshape(rank, rank)",
                'print("mean excess, predicted =", np.trace(H @ spread) / 2)',
            ],
            "mean excess, last half": [f'print("mean excess, last half =", np.mean(losses[{study.settled} :]) - f(best))'],
        }
    if study.ridge.any():
        found["gap to ridge path / length"] = RIDGE
    return found


def _least(study: Study) -> list[str]:
    objective = study.loss
    if isinstance(objective, LeastSquares):
        return ['print("least f =", f(best))']
    if isinstance(objective, Logistic):
        return [
            "best = np.zeros(len(w))",
            "for _ in range(200):  # Newton's steps, halved where f would rise",
            "    p = expit(X @ best)",
            "    R = np.linalg.qr(np.sqrt(p * (1 - p))[:, None] * X)[1]  # R′R is the Hessian",
            "    step = np.linalg.lstsq(R, np.linalg.lstsq(R.T, X.T @ p, rcond=None)[0], rcond=None)[0]",
            "    while f(best - step) > f(best):",
            "        step = step / 2",
            "    best = best - step",
            'print("least f =", f(best))',
        ]
    best = [] if objective.minimizer is None else [f"best = np.array({objective.minimizer.tolist()!r})"]
    return [*best, f'print("least f =", {objective.minimum!r})']
