"""Expressions: the real number that a short piece of text such as ``sqrt(2)/2`` stands for."""

import math
import re
from collections.abc import Callable
from functools import lru_cache

from core.numbers.characters import named, seen
from core.numbers.lookalikes import advice
from core.numbers.typeset import normal


class InputError(ValueError):
    """Something a person gave cannot be used; the message says what, where, and what would do."""


LONGEST = 100
FUNCTIONS: dict[str, Callable[[float], float]] = {
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "exp": math.exp,
    "log": math.log,
    "ln": math.log,
}
CONSTANTS = {"pi": math.pi, "π": math.pi}
NOT_FINITE = {"nan", "inf", "infinity", "∞"}
IMAGINARY = {"i", "j", "I", "J", "im"}
TOKEN = re.compile(r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[^\W\d_]+)|(?P<sign>\*\*|[-+*/^()√°∞]))")


@lru_cache(maxsize=4096)  # an array is read anew with each entry that changes
def evaluate(text: str) -> float:
    """Return the finite real number that text stands for.

    Decimals, ``1/3``, ``2e-3``, ``+ - * / ^`` and parentheses, ``sqrt sin cos tan exp log``, ``pi``, ``√2``,
    ``30°`` (in radians) and products without a sign such as ``2pi``. Powers bind first and to the right.
    Raises InputError for anything else, and for what is infinite or not real.
    """
    if len(text) > LONGEST:
        raise InputError(f"“{_shown(text[:20])}…” is too long for one entry: use at most {LONGEST} characters.")
    if "_" not in text:
        try:
            value = _number(text)
        except ValueError as error:
            if isinstance(error, InputError):
                raise
        else:
            if math.isfinite(value):
                return value
    return _computed(text)


@lru_cache(maxsize=1024)
def _computed(text: str) -> float:
    """Return what an expression is worth; while a hand moves, those that stay are asked for again and again."""
    reason = advice(_shown(seen(text)))
    if reason:
        raise InputError(f"“{_shown(text)}” {reason}.")
    try:
        value = Parser(text).parse()
    except ZeroDivisionError:
        raise InputError(f"“{_shown(text)}” divides by zero.") from None
    except OverflowError:
        raise InputError(f"“{_shown(text)}” is too large to compute.") from None
    except (ValueError, TypeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"“{_shown(text)}” is not a real number.") from None
    if not math.isfinite(value):
        raise InputError(f"“{_shown(text)}” is too large to compute.")
    return value


class Parser:
    """Recursive descent over sums, products, signs, powers and atoms."""

    def __init__(self, text: str) -> None:
        self.text = _shown(text)
        self.tokens = _tokens(text)
        self.at = 0

    def parse(self) -> float:
        """Return the value of the whole text. Raises InputError where it has none."""
        value = self.sum()
        if self.at < len(self.tokens):
            raise InputError(f"“{self.text}” cannot be read from “{self.tokens[self.at]}” on.")
        return value

    def peek(self) -> str:
        """Return the token that comes next; nothing at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        """Return the token that comes next, and go past it, if it is one of those wanted; else nothing."""
        token = self.peek()
        if token not in wanted:
            return ""
        self.at += 1
        return token

    def sum(self) -> float:
        """Return the value of a sum."""
        value = self.product()
        while sign := self.take("+", "-"):
            term = self.product()
            value = value + term if sign == "+" else value - term
        return value

    def product(self) -> float:
        """Return the value of a product; its signs may be left out."""
        value = self.signed()
        while True:
            sign = self.take("*", "/")
            if not sign and not self.starts_factor():
                return value
            factor = self.signed()
            value = value / factor if sign == "/" else value * factor

    def starts_factor(self) -> bool:
        """Return whether a factor follows without a sign, as in ``2pi`` and ``3(1+1)``."""
        token = self.peek()
        return token in {"(", "√"} or token[:1].isalpha()

    def signed(self) -> float:
        """Return the value of a power with its signs."""
        if self.take("-"):
            return -self.signed()
        if self.take("+"):
            return self.signed()
        return self.power()

    def power(self) -> float:
        """Return the value of a power, or of an angle in degrees."""
        base = self.atom()
        while self.take("°"):
            base = math.radians(base)
        if self.take("^", "**"):
            result = base ** self.signed()
            if isinstance(result, complex):
                raise InputError(f"“{self.text}” is not a real number.")
            return float(result)
        return base

    def atom(self) -> float:
        """Return the value of a number, a name, a call or what stands in parentheses."""
        token = self.peek()
        if not token:
            raise InputError(
                f"“{self.text}” ends where a number should follow." if self.text.strip() else "An entry is empty: write a number."
            )
        self.at += 1
        if token[0].isdecimal() or token[0] == ".":
            return _number(token)
        if token == "(":
            return self.closed()
        if token == "√":
            return math.sqrt(self.atom())
        if token in CONSTANTS:
            return CONSTANTS[token]
        if token in FUNCTIONS:
            if not self.take("("):
                raise InputError(f"“{self.text}”: {token} needs parentheses, as in {token}(2).")
            return FUNCTIONS[token](self.closed())
        if token.lower() in NOT_FINITE:
            raise InputError(f"“{self.text}” is not a finite number.")
        if token in IMAGINARY:
            raise InputError(f"“{self.text}” is complex: only real numbers can be used here.")
        if token[0].isalpha():
            foreign = named(token)
            if foreign:
                raise InputError(f"“{self.text}” has a letter that is not known, {foreign}.")
            raise InputError(f"“{token}” is not known: use numbers, + - * / ^, pi, or {', '.join(FUNCTIONS)}.")
        raise InputError(f"“{self.text}” has “{token}” where a number should stand.")

    def closed(self) -> float:
        """Return the value of a sum up to its closing parenthesis."""
        value = self.sum()
        if not self.take(")"):
            raise InputError(f"“{self.text}” has a parenthesis that is not closed.")
        return value


def _number(text: str) -> float:
    """Return the float that text is; raise InputError where it is not 0, and float64 has nothing smaller."""
    value = float(text)
    if value == 0 and any(digit in "123456789" for digit in re.split("[eE]", text)[0]):
        raise InputError(f"“{text}” is too small to compute with: write 0.")
    return value


def _shown(text: str) -> str:
    """Return text as it can stand in a sentence: on one line, without characters that nobody can see."""
    return "".join(c if c.isprintable() else " " for c in text).strip()


def _tokens(text: str) -> list[str]:
    shown = _shown(text)
    try:
        plain = normal(seen(text)).rstrip()
    except ValueError as error:
        raise InputError(f"“{shown}” {error}.") from None
    found, at = [], 0
    while at < len(plain):
        match = TOKEN.match(plain, at)
        if match is None:
            unseen = named(plain[at:].lstrip()[:1])
            if unseen:
                raise InputError(f"“{shown}” has a character that is no part of a number, {unseen}: leave it out.")
            raise InputError(f"“{shown}” is not a number: use decimals, fractions such as 1/3, or sqrt(2)/2.")
        found.append(match[match.lastgroup or 0])
        at = match.end()
    return found
