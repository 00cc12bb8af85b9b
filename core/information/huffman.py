"""Huffman code: code words of zeros and ones, no other of which is shorter in the mean."""

import heapq
import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

from core.information.entropy import Entropy
from core.information.logs import BOUND, LN2, excess, log
from core.numbers.proof import Proof

Node: TypeAlias = tuple[int, int, int, tuple[int, ...]]  # its weight, how high it stands, less its first outcome, and all of them


@dataclass(frozen=True, eq=False)
class Huffman:
    """A code for the outcomes that can happen; the others have no code word, and a single one needs no letter."""

    entropy: Entropy  # of the distribution, in bits or in nats
    lengths: tuple[int | None, ...]  # of code words; None for outcomes of probability 0
    words: tuple[str | None, ...]
    merged: Fraction  # the sum of all probabilities that were made by merging two

    @cached_property
    def mean(self) -> Fraction:
        """The mean length of a code word, in bits."""
        of = self.entropy.of
        return Fraction(sum(count * (length or 0) for count, length in zip(of.counts, self.lengths, strict=True)), of.sum)

    @cached_property
    def is_tight(self) -> bool:
        """Whether the mean length is H: all probabilities are powers of ½."""
        counts, total = self.entropy.of.counts, self.entropy.of.sum
        return all(total % count == 0 and (total // count).bit_count() == 1 for count in counts if count)

    @cached_property
    def more(self) -> float:
        """How many bits the mean length is above H: the divergence of p from 2^−length, without the difference of the two."""
        of, longest = self.entropy.of, max(filter(None, self.lengths), default=0)
        coded = [(count, length) for count, length in zip(of.counts, self.lengths, strict=True) if length is not None]
        whole = of.sum << longest
        return math.fsum(excess(count << longest, of.sum << longest - length, whole) for count, length in coded) / LN2

    @property
    def exact_more(self) -> Fraction | None:
        """The same where it is a fraction, and known to be one."""
        H = self.entropy.exact_bits
        return None if H is None else self.mean - H

    @cached_property
    def moved(self) -> float:
        """How far that may be off because weights that are no fractions are rounded, or decimals that are the rounding of others."""
        of = self.entropy.of
        if of.is_exact:
            return 0.0
        coded = [(count, length) for count, length in zip(of.counts, self.lengths, strict=True) if length is not None]
        size = math.fsum(
            count / of.sum * abs(log(count << length, of.sum, "nats")) + abs(count / of.sum - 2.0**-length) for count, length in coded
        )
        return of.blur * (size + of.blur) / LN2

    @property
    def kraft(self) -> Fraction:
        """The sum of 2^−length: 1, where no code word could be shorter for the others' sake."""
        return sum((Fraction(1, 2**length) for length in self.lengths if length is not None), Fraction(0))

    @property
    def begun(self) -> int:
        """How many code words begin with another one."""
        words = sorted(word for word in self.words if word is not None)
        return sum(after.startswith(before) for before, after in pairwise(words))

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Residuals of the code: it can be read, it wastes nothing, and its mean length lies between H and H + 1."""
        bits = Fraction(self.entropy.bits)
        size, apart = max(self.mean, Fraction(1)), abs(self.mean - bits - Fraction(self.more))
        return (
            Proof("code words that begin with another", float(self.begun), 0.0),
            Proof("|Σ2^−length − 1|", float(abs(self.kraft - 1)), 0.0),
            Proof("|merged probabilities − mean length|", float(abs(self.merged - self.mean)), 0.0),
            Proof(
                "max(0, H − mean length, mean length − 1 − H)",
                float(max(Fraction(0), bits - self.mean, self.mean - 1 - bits) / size),
                BOUND,
            ),
            Proof("|mean length − H − D(p‖2^−length)| / mean length", float(apart / size), BOUND),
        )


def huffman(entropy: Entropy) -> Huffman:
    """Return the Huffman code of a distribution.

    The two least likely are merged until one is left. Of equally likely ones those are merged first that were merged least often, so
    that the longest code word is as short as it can be, and of these the last ones. Code words are given by length, and then in the
    order of the outcomes (the canonical code).
    """
    counts, lengths = entropy.of.counts, [0] * entropy.of.n
    heap: list[Node] = [(count, 0, -i, (i,)) for i, count in enumerate(counts) if count]
    heapq.heapify(heap)
    merged = 0
    while len(heap) > 1:
        (less, depth, first, few), (more, height, second, many) = heapq.heappop(heap), heapq.heappop(heap)
        for i in (*few, *many):
            lengths[i] += 1
        merged += less + more
        heapq.heappush(heap, (less + more, max(depth, height) + 1, max(first, second), few + many))
    found = tuple(length if count else None for length, count in zip(lengths, counts, strict=True))
    return Huffman(entropy, found, _words(found), Fraction(merged, entropy.of.sum))


def _words(lengths: tuple[int | None, ...]) -> tuple[str | None, ...]:
    """Return the code words of the canonical code."""
    words: list[str | None] = [None] * len(lengths)
    code = last = 0
    for length, i in sorted((length, i) for i, length in enumerate(lengths) if length is not None):
        code, last = code << length - last, length
        words[i] = f"{code:0{length}b}" if length else ""
        code += 1
    return tuple(words)
