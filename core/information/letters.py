"""Letters: what characters a text has, and how often each of them."""

from collections import Counter
from dataclasses import dataclass

from core.numbers.arrays import InputError

MOST = 60  # different ones
SPACE = "␣"  # how a space is written
GAPS = {"\n": "↵", "\t": "⇥"}


@dataclass(frozen=True)
class Letters:
    """The characters of a text in their order, and how often each is there."""

    text: tuple[str, ...]  # each as it is counted
    names: tuple[str, ...]  # those that are there, the most frequent first
    counts: tuple[int, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """Where among the names each character of the text is."""
        at = {name: k for k, name in enumerate(self.names)}
        return tuple(at[letter] for letter in self.text)


def letters(text: str) -> Letters:
    """Return the characters of text: upper case counts as lower, and a space is written ␣.

    Ties stand in the order of their first place. Raises InputError where there are none, or more different ones than can be shown.
    """
    folded = tuple(_counted(letter) for letter in text)
    found = Counter(folded).most_common()
    if not found:
        raise InputError("There are no letters here: write a few words.")
    if len(found) > MOST:
        raise InputError(f"This text has {len(found)} different characters: up to {MOST} can be shown here.")
    names, counts = zip(*found, strict=True)
    return Letters(folded, names, counts)


def _counted(letter: str) -> str:
    if letter in GAPS:
        return GAPS[letter]
    if letter.isspace():
        return SPACE
    lower = letter.lower()
    return lower if len(lower) == 1 else letter
