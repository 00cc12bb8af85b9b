"""Information: what is to be seen in their examples."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import mpmath
import sympy as sp

from tests.pages.looks.exactly import Looks, exact, near, numbers
from tests.pages.looks.gaussians import GAUSSIANS, Found

CLOSE = 5e-4


def _shares(weights: Any) -> list[Any]:
    return [weight / sum(weights) for weight in weights]


def _added(p: Any, base: float = 2) -> list[Any]:
    """Return what each outcome adds to the entropy."""
    with mpmath.workdps(60):
        return [-x * mpmath.log(x, base) if x else mpmath.mpf(0) for x in (mpmath.mpf(share.p) / share.q for share in p)]


def _entropy(p: Any, base: float = 2) -> Any:
    return mpmath.fsum(_added(p, base))


def _merged(p: Any) -> Any:
    """Return the mean length of a Huffman code: the sum of all that is made by merging the two least."""
    left, total = sorted(share for share in p if share), sp.Integer(0)
    while len(left) > 1:
        both = left[0] + left[1]
        left, total = sorted([*left[2:], both]), total + both
    return total


def _crossed(text: str, names: Any, p: Any) -> Any:
    """Return the mean surprise of the letters of a text."""
    letters = dict(zip((*names, *"abc"[len(names) :]), p, strict=True))
    return mpmath.fsum(-mpmath.log(letters[letter], 2) for letter in text) / len(text)


def _are(found: Any, said: Any) -> bool:
    return len(found) == len(said) and all(near(value, number, CLOSE) for value, number in zip(found, said, strict=True))


ENTROPY: Looks = {
    "Halves": lambda p, s, n: [2 ** (-k) for k in n[:4]] == p and _merged(p) == n[4] == sp.nsimplify(_entropy(p)),
    "A fair coin": lambda p, s, n: [_entropy(p)] == n and len(set(p)) == 1 and len(p) == 2,
    "A loaded coin": lambda p, s, n: _are([_entropy(p), _merged(p), _merged(p) - _entropy(p)], n),
    "A sure thing": lambda p, s, n: _entropy(p) == 0 == n[0] and p.count(0) == 2,
    "Three outcomes": lambda p, s, n: len(p) == 3 and len(set(p)) == 3,
    "A die": lambda p, s, n: _are([len(p), _entropy(p), _merged(p)], n) and len(set(p)) == 1,
    "The rarer adds more": lambda p, s, n: _are([_added(p)[1], _added(p)[0]], n) and p[1] < p[0],
    "More outcomes, less entropy": lambda p, s, n: len(p) == 6 and all(p) and _entropy(p) < 1,
    "In nats": lambda p, s, n: _are([_entropy(p, mpmath.e), _entropy(p)], n) and s.unit == "nats" and s.p == type(s)().p,
    "Counts": lambda p, s, n: sum(exact(s.p)) == n[0] and s.keeps == "counts",
    "Not quite 1": lambda p, s, n: sum(exact(s.p)) == n[0] and {*p} == {n[1]} and len(p) == n[2],
    "Almost sure": lambda p, s, n: _are([_entropy(p)], n[:1]) and n[1] == 0 and 1 - p[0] < 1e-15,
    "Letters of a text": lambda p, s, n: list(exact(s.p)) == sorted(Counter(s.text.lower()).values(), reverse=True) and s.text != "",
    "Bars of another text": lambda p, s, n: (
        _are([_crossed(s.text, s.names, p), _entropy([sp.Rational(k, 6) for k in Counter(s.text).values()])], n) and n[0] > n[1]
    ),
    "Sixty outcomes": lambda p, s, n: _are([2 ** _entropy(p)], n) and len(p) == 60,
}


def _apart(p: Any, q: Any, base: float = 2) -> Any:
    """Return D(p‖q)."""
    if any(x and not y for x, y in zip(p, q, strict=True)):
        return mpmath.inf
    with mpmath.workdps(60):
        pairs = [(mpmath.mpf(x.p) / x.q, mpmath.mpf(y.p) / y.q) for x, y in zip(p, q, strict=True) if x]
        return mpmath.fsum(x * mpmath.log(x / y, base) for x, y in pairs)


def _mean(p: Any, q: Any) -> Any:
    return [(x + y) / 2 for x, y in zip(p, q, strict=True)]


def _softmax(z: Any, T: float = 1) -> list[Any]:
    """Return the softmax of the logits of an array, with many digits."""
    with mpmath.workdps(60):
        powers = [mpmath.exp(logit / mpmath.mpf(str(T))) for logit in _logits(z)]
        return [power / mpmath.fsum(powers) for power in powers]


def _logits(z: Any) -> list[Any]:
    with mpmath.workdps(60):
        return [mpmath.log(28) if row[0] == "ln(28)" else mpmath.mpf(sp.Rational(row[0]).p) / sp.Rational(row[0]).q for row in z.text]


def _is_loss(s: Any) -> tuple[list[Any], list[Any], Any, Any]:
    """Return p, q, the loss in nats and its least."""
    with mpmath.workdps(60):
        q, n, epsilon = _softmax(s.z, s.T), len(s.z.text), mpmath.mpf(str(s.eps))
        p = _softmax(s.t, s.T) if s.target == "teacher" else [epsilon / n + (1 - epsilon) * (i == s.label - 1) for i in range(n)]
        cross = [mpmath.fsum(-x * mpmath.log(y) for x, y in zip(p, of, strict=True) if x) for of in (q, p)]
        return p, q, *cross


def _gap(s: Any) -> Any:
    return _logits(s.z)[0] - _logits(s.z)[1]


LOSS: dict[str, Callable[[Any, list[Any]], bool]] = {
    "Logits and a label": lambda s, n: _are([_is_loss(s)[1][1], _is_loss(s)[2]], n) and s.label == 2,
    "Only differences count": lambda s, n: (
        [logit - 1000 for logit in _logits(s.z)] == _logits(type(s)().z) and s.label == type(s)().label and n == [1000]
    ),
    "Right, at a price": lambda s, n: (
        _are([_is_loss(s)[2], _is_loss(s)[1][0]], n) and _logits(s.z)[0] == max(_logits(s.z)) and s.label == 1
    ),
    "Two logits": lambda s, n: _are([_gap(s), 2, 1 / (1 + mpmath.exp(-2))], n) and near(_is_loss(s)[1][0], n[-1], CLOSE),
    "Cold": lambda s, n: _are([s.T, _is_loss(s)[1][0], _is_loss(s)[2]], n) and s.label == 2,
    "Cold, with a tie": lambda s, n: _are([_is_loss(s)[1][0], 2, _is_loss(s)[2]], n) and _gap(s) == 0,
    "Hot": lambda s, n: (
        _are([s.T, n[1], sp.Rational(1, 3), n[1]], n)
        and all(abs(y - mpmath.mpf(1) / 3) < n[1] and abs(y - x) / s.T < n[1] for x, y in zip(*_is_loss(s)[:2], strict=True))
    ),
    "Smoothed, at its least": lambda s, n: (
        _are([s.eps, _is_loss(s)[2], 28, _gap(s)], n) and abs(_is_loss(s)[2] - _is_loss(s)[3]) < 1e-15 and s.label == 1
    ),
    "Surer than the label": lambda s, n: (
        n[0] == 28 and _gap(s) > mpmath.log(28) and near(_is_loss(s)[2], n[1], CLOSE) and _is_loss(s)[1][0] > _is_loss(s)[0][0]
    ),
    "All smoothed": lambda s, n: _are([s.eps, 4, mpmath.log(4)], n) and near(_is_loss(s)[2], _is_loss(s)[3], 1e-12),
    "No overflow": lambda s, n: _are([_is_loss(s)[2], 0], n) and _logits(s.z)[0] == n[0] and _is_loss(s)[1][1] > 0,
    "A teacher": lambda s, n: _are([s.T, _is_loss(s)[2], _is_loss(s)[2] - _is_loss(s)[3]], n) and s.target == "teacher",
    "The teacher’s equal": lambda s, n: (
        all(a - b == 2 for a, b in zip(_logits(s.z), _logits(s.t), strict=True)) and _are([2], n) and s.target == "teacher"
    ),
}
DIVERGENCE: Looks = {
    "Uneven and even": lambda p, q, s, n: _are([_apart(p, q), _apart(q, p)], n) and len({*q}) == 1 < len({*p}),
    "Exchanged": lambda p, q, s, n: _are([_apart(p, q)], n) and p == q[::-1] != q,
    "Equal by chance": lambda p, q, s, n: _are([_apart(p, q)], n) and abs(_apart(q, p) - _apart(p, q)) < 1e-50 and sorted(p) != sorted(q),
    "One distribution": lambda p, q, s, n: p == q and n == [0],
    "Never by q": lambda p, q, s, n: _are([_apart(q, p)], n) and _apart(p, q) == mpmath.inf and p[2] > 0 == q[2],
    "Nothing in common": lambda p, q, s, n: n == [1] and not any(x * y for x, y in zip(p, q, strict=True)),
    "A short cut": lambda p, q, s, n: _are([_apart(p, q), _apart(p, _mean(p, q)), _apart(_mean(p, q), q)], n),
    "A label and a guess": lambda p, q, s, n: _entropy(p) == n[0] and _are([q[1], _apart(p, q, mpmath.e)], n[1:]) and s.unit == "nats",
    "A smoothed label": lambda p, q, s, n: (
        _are([_entropy(p, mpmath.e) + _apart(p, q, mpmath.e), _entropy(p, mpmath.e)], n) and s.unit == "nats"
    ),
    "Nearly one": lambda p, q, s, n: _are([_apart(p, q), 0, abs(p[0] - q[0])], n),
    "Counts": lambda p, q, s, n: [sum(exact(s.p)), sum(exact(s.q)), len(p)] == [n[0], n[1], n[2]] and len({*q}) == 1,
    **{title: lambda p, q, s, n, title=title: s.unit == "nats" and LOSS[title](s, n) for title in LOSS},
}


def divergence(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    if title in GAUSSIANS:
        return bool(GAUSSIANS[title](Found(state), numbers(look)))
    return bool(DIVERGENCE[title](_shares(exact(state.p)), _shares(exact(state.q)), state, numbers(look)))


def entropy(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(ENTROPY[title](_shares(exact(state.p)), state, numbers(look)))
