"""What the page on entropy teaches."""

from dataclasses import dataclass

from core.information.entropy import Entropy
from core.information.huffman import Huffman
from pages.information.weights import NAMES
from pages.shared.lesson import Explanation, Lesson, Task

NEAR = 1e-3  # bits: what a hand can bring about
SHORT = 0.5  # bits


@dataclass(frozen=True, eq=False)
class Seen:
    """What tasks are judged by: an entropy, and a code for its outcomes."""

    entropy: Entropy
    code: Huffman


def is_nothing(seen: Seen | None) -> bool:
    """Return whether H is 0, of two outcomes or more."""
    return seen is not None and seen.entropy.of.is_certain and seen.entropy.of.n > 1


def is_most(seen: Seen | None) -> bool:
    """Return whether H is at most a thousandth of a bit below log n, of three outcomes or more."""
    return seen is not None and seen.entropy.of.n > 2 and _in_bits(seen, seen.entropy.missing) <= NEAR


def has_many_and_little(seen: Seen | None) -> bool:
    """Return whether five outcomes or more can happen, and H is less than 1 bit."""
    return seen is not None and len(seen.entropy.of.support) >= 5 and seen.entropy.bits < 1


def adds_more(seen: Seen | None) -> bool:
    """Return whether an outcome adds more to H than a likelier one."""
    if seen is None:
        return False
    both = sorted(zip(seen.entropy.of.counts, seen.entropy.contributions, strict=True))
    pairs = ((rarer, other) for k, rarer in enumerate(both) for other in both[k + 1 :])
    return any(rarer[0] < other[0] and rarer[1] > other[1] for rarer, other in pairs)


def wastes(seen: Seen | None) -> bool:
    """Return whether a Huffman code takes half a bit more than H, or more than that."""
    return seen is not None and seen.code.more > SHORT


def has_powers(seen: Seen | None) -> bool:
    """Return whether a Huffman code takes H exactly, with five code words or more, not all of one length."""
    if seen is None or not seen.code.is_tight:
        return False
    lengths = [length for length in seen.code.lengths if length is not None]
    return len(lengths) >= 5 and len(set(lengths)) > 1


def _in_bits(seen: Seen, value: float) -> float:
    return value * seen.entropy.bits / seen.entropy.value if seen.entropy.value else value


LESSON = Lesson(
    names={
        "p": "Weights of up to 60 outcomes, 0 or more; ∝ means that divided by their sum they are the probabilities p. "
        "Grab the tops of the bars, or type.",
        "Text": "A text of up to 2,000 characters: where you change it, the bars become the counts of its letters, upper case as lower. "
        "The bar below each letter is as long as it surprises by the bars of p.",
        "H(text, p)": "The cross-entropy: the mean surprise of the letters of the text by the bars; H itself where these are its counts.",
        **NAMES,
        "The bars are": "What the others do where you drag one: they are rescaled, so that the sum stays, or they stay as they are.",
        "H": "The entropy of p, also called Shannon entropy: the mean of log 1/p. As p goes to 0, so does p·log 1/p: 0·log 0 is 0.",
        "log n": "The entropy of n equally likely outcomes: no distribution of n outcomes has more.",
        "log n − H": "How much less than the most H is: the divergence of p from equally likely outcomes, 0 only there.",
        "perplexity": "How many equally likely outcomes have this entropy: 2 to the H in bits, or e to the H in nats.",
        "Σ weights": "The sum of the weights as they were given: each of them is divided by it.",
        "L": "The mean length of a code word of a Huffman code, in bits: no code that can be read letter by letter has a smaller one.",
        "L − H": "How many bits the code takes more than the entropy in bits: never negative, and less than 1.",
        "Outcomes": "Each outcome with its probability p, its surprise, what it adds to H, and its word in a Huffman code.",
        "|Σp − 1|": "The probabilities sum to 1.",
        "max |p·Σw − w| / max w": "Times the sum of the weights they are the weights.",
        "|H by the chain rule − H| / H": "Asked one outcome after the other, is it this one, the answers have the same entropy in all.",
        "max(0, −H, H − log n) / log n": "H is not negative, and not more than log n.",
        "|log n − H − D(p‖u)| / log n": "What H lacks to log n is the divergence of p from equally likely outcomes, computed by itself.",
        "code words that begin with another": "No code word begins with another one, so that a message can be read without gaps.",
        "|Σ2^−length − 1|": "The code is complete (Kraft): no code word could be shorter, with the others as they are.",
        "|merged probabilities − mean length|": "The mean length is the sum of the probabilities that merging has made, exactly.",
        "max(0, H − mean length, mean length − 1 − H)": "The mean length is at least H and less than H + 1, in bits.",
        "|mean length − H − D(p‖2^−length)| / mean length": "What the code takes more than H is the divergence of p from 2 to the "
        "−length, computed by itself.",
    },
    tasks=(
        Task("Make H 0 with two outcomes or more.", is_nothing, "What is no surprise at all?"),
        Task("Bring H to within 0.001 bits of the most, with three outcomes or more.", is_most, "No outcome may be likelier than another."),
        Task(
            "“More outcomes have more entropy.” Refute it: with five that can happen, make H less than 1 bit, that of a fair coin.",
            has_many_and_little,
            "Make one of them nearly sure.",
        ),
        Task(
            "“The likelier an outcome, the more it adds to H.” Refute it: let one add more than a likelier one does.",
            adds_more,
            "Near certainty surprise falls faster than probability grows.",
        ),
        Task(
            "“The best code takes H bits.” Refute it: let a Huffman code take more than half a bit above H.",
            wastes,
            "Of two code words or more each has one bit at least, however small its surprise is.",
        ),
        Task(
            "Let a Huffman code take H exactly, with five code words or more, not all of one length.",
            has_powers,
            "Whole numbers of bits are the surprises of 1/2, 1/4, 1/8 and so on.",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{H} = ∑ \input{p} · \form{\text{log }\frac{1}{p}} ≤ \text{log } n",
        says=(
            "The surprise of an outcome is {form: log 1/p}, a logarithm because surprises of independent outcomes add: "
            "0 for a [sure thing](A sure thing), 1 bit, a yes or no, for a [fair coin](A fair coin). "
            "Its mean is the entropy {output: H}: what never happens adds nothing, as p·log 1/p goes to 0 with p, "
            "and [equally likely outcomes](A die) have the most.",
            "No code is shorter than {output: H} bits on average; Huffman’s is less than 1 bit longer, and "
            "[not at all](Halves) where all p are powers of ½. Blocks of outcomes, coded together, come as near as one likes.",
        ),
        learning="Cross-entropy, the loss of classifiers, is at least the entropy of the labels. "
        "Perplexity, 2 to the {output: H} bits, measures language models.",
        mistaken="A number without its unit says nothing: 1.6688066853941022, printed without one, is in nats: 2.4076 bits. "
        "Entropy does not know values, only probabilities.",
        leads="[Divergence](divergence) and [Gradient descent](gradient_descent)",
    ),
)
