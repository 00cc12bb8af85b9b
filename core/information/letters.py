"""Letters: what characters a text has, how often each of them, and how much they surprise by a distribution."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np

from core.information.distribution import Distribution
from core.information.divergence import Relative, relative
from core.information.logs import Unit
from core.numbers.arrays import InputError
from core.numbers.named import LONGEST

MOST = 60  # different ones
SPACE = "␣"  # how a space is written
JOINERS = "\u200d\u200c"
FLAGS = {chr(0x1F1E6 + k) for k in range(26)}  # letters, of which two are a flag
GAPS = {"\n": "↵", "\t": "⇥"}


@dataclass(frozen=True)
class Letters:
    """The characters of a text as they are counted, the most frequent first, and how often each is there."""

    names: tuple[str, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Spelling:
    """The letters of a text against the probabilities of outcomes, of which some may be letters that it has not."""

    relative: Relative  # how often each outcome is there, against its probability; letters that are no outcome follow
    places: dict[str, int | None]  # which outcome each character of the text is, as it stands there; None where it is none
    impossible: tuple[str, ...]  # letters that are there, and cannot be
    barless: tuple[str, ...]  # those of them that are no outcome at all

    @property
    def is_counted(self) -> bool:
        """Whether the probabilities are those of the counts of the text."""
        return self.relative.p.counts == self.relative.q.counts

    @property
    def mean(self) -> float:
        """The cross-entropy: the mean surprise of the letters of the text, by the probabilities."""
        return self.relative.cross


def clusters(text: str) -> list[str]:
    """Return the characters of text as they are seen: with the accents on them, and emoji of several parts as one."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for c in text:
        if found and _goes_on(found[-1], c):
            found[-1] += c
        else:
            found.append(c)
    return found


def _goes_on(before: str, c: str) -> bool:
    """Return whether c belongs to the character before it: marks do, joiners, colours of skin, and the second half of a flag."""
    if before.isspace() or len(before) >= LONGEST:
        return False
    kind = unicodedata.category(c)
    if kind[0] == "M" or c in JOINERS or "\U0001f3fb" <= c <= "\U0001f3ff" or "\U000e0020" <= c <= "\U000e007f":
        return True
    return (before[-1] == JOINERS[0] and kind == "So") or (len(before) == 1 and {before, c} <= FLAGS)


def counted_as(letter: str) -> str:
    """Return a character as it is counted: upper case as lower, and what nobody sees by a sign; é is one, however it is written."""
    letter = unicodedata.normalize("NFC", letter)
    if letter in GAPS:
        return GAPS[letter]
    if letter.isspace():
        return SPACE
    lower = letter.lower()
    return lower if len(lower) == len(letter) else letter


@lru_cache(maxsize=8)
def letters(text: str) -> Letters:
    """Return the characters of text; ties stand in the order in which they come.

    Raises InputError where there are none, or more different ones than can be shown.
    """
    found = Counter(map(counted_as, clusters(text))).most_common()
    if not found:
        raise InputError("There are no letters here: write a few words.")
    if len(found) > MOST:
        raise InputError(f"This text has {len(found)} different characters: up to {MOST} can be shown here.")
    names, counts = zip(*found, strict=True)
    return Letters(names, counts)


def spelled(text: str, of: Distribution, names: Sequence[str], unit: Unit) -> Spelling:
    """Return the letters of text against the probabilities of outcomes with names; of two of one name the first is the letter."""
    found = Counter(map(counted_as, clusters(text)))
    at = {name: place for place, name in reversed(list(enumerate(names)))}
    others = [letter for letter in found if letter not in at]
    counts = [found[name] if at[name] == place else 0 for place, name in enumerate(names)] + [found[letter] for letter in others]
    counted = Distribution(np.array(counts, dtype=np.float64), tuple(map(Fraction, counts)), is_exact=True)
    extended = Distribution(np.append(of.weights, np.zeros(len(others))), of.exact + (0 * of.total,) * len(others), of.is_exact)
    against = relative(counted, extended, unit)
    every = (*names, *others)
    return Spelling(
        against,
        {letter: at.get(counted_as(letter)) for letter in sorted(set(clusters(text)))},
        tuple(every[i] for i in against.infinite),
        tuple(others),
    )
