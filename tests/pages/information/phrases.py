"""What a page says, phrase by phrase, held against answers of many digits."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import mpmath

from pages.shared.view import View
from tests.pages.programs import said

DIGITS = 700


def judged(view: View, truth: Any, phrases: Mapping[str, Callable[..., bool]]) -> list[str]:
    """Return what of a sentence is false, or none of the phrases that are known.

    phrases : a pattern, and whether what it says, given truth and its groups, is so.
    """
    left, found = said(view), []
    while left:
        for phrase, is_so in phrases.items():
            if match := re.match(phrase, left):
                with mpmath.workdps(DIGITS):
                    if not is_so(truth, *match.groups()):
                        found.append(match[0])
                left = left[match.end() :].strip()
                break
        else:
            return [*found, f"unknown: {left}"]
    return found
