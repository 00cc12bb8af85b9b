"""Lookalikes: what people write that looks like a number or like arithmetic, and is something else."""

import re
import unicodedata
from decimal import Decimal

from core.numbers.characters import INSIDE
from core.numbers.decimals import NUMBER

MONTH = r"(?:jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]{0,7}\.?"
YEAR = r"[12]\d{3}"
DATES = [
    re.compile(rf"{YEAR}([-/.])(\d\d?)\1(\d\d?)(?:[tT]?\d\d?:\d\d.*|[tT]\d{{6}}.*)?"),
    re.compile(rf"(\d\d?)([-/.])(\d\d?)\2{YEAR}(?:,?\d\d?:\d\d.*)?"),
    re.compile(r"\d\d?\.\d\d?\.(?:\d\d)?"),
    re.compile(r"(?=.*(?:^|[-/])0\d)\d\d([-/])\d\d\1\d\d"),  # nobody computes with zeros in front
    re.compile(rf"{YEAR}[-/]0\d|0\d[-/]{YEAR}"),
    re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[-/.,]?)?{MONTH}[-/.,']?\d{{1,4}}(?:[-/.,']?\d{{2,4}})?", re.IGNORECASE),
    re.compile(rf"\d{{1,4}}(?:st|nd|rd|th)?[-/.,]?{MONTH}(?:[-/.,']?\d{{1,4}})?", re.IGNORECASE),
]
SHORT = re.compile(r"(\d\d?)([-/])(\d\d?)\2(\d\d)")  # a day and a year of two digits, or a quotient
TIME = re.compile(r"\d{1,3}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[ap]\.?m\.?|z|[-+]\d\d:?\d\d)?|\d{1,2}[ap]\.?m\.?", re.IGNORECASE)
RANGE = re.compile(r"[-+\d.]+(?::[-+\d.]+){1,2}")
MONEY = re.compile(r"(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|SEK|NOK|DKK|PLN|CZK|BRL|Rs\.?)(?![A-Za-z])", re.IGNORECASE)
MISSING = {"na", "n/a", "null", "none", "nil", "missing", "<na>", "nat", "-", "--", "---", ".", "..", "?"}
ERRORS = {"#n/a", "#value!", "#div/0!", "#ref!", "#name?", "#num!", "#null!"}  # of spreadsheets
TRUTHS = {"true", "false"}
COMMA = re.compile(r"[-+]?\d*,\d+(?:[eE][-+]?\d+)?")
THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+")
LAKHS = re.compile(r"[-+]?[1-9]\d?(?:,\d\d)+,\d{3}")  # as India writes thousands
MARKED = re.compile(rf"[-+]?\d{{1,3}}(?:(?:,\d{{3}})+\.\d*|(?:\.\d{{3}})+,\d*|(?:\.\d{{3}}){{2,}}|(?:['_ {INSIDE}]\d{{3}})+(?:[.,]\d*)?)")
ACCOUNTED = re.compile(r"\( ?([\d.][\d.,]*(?:[eE][-+]?\d+)?) ?\)")  # how accountants write −5
BESIDE = re.compile(r"[\d.)] +[\d.½]")  # two numbers, or a number and a fraction
GROUPED = re.compile(rf"[-+]?\d+(?:[_'{INSIDE}]\d+)+")


def advice(text: str) -> str:
    """Return what text is, where that is surely no number, and what to write in its place; nothing where it may be one.

    text : in the characters that it looks like (``core.numbers.characters.seen``).
    """
    text = text.strip()
    joined = text.replace(" ", "")
    if text.lower() in MISSING | ERRORS:
        return "stands for a number that is missing: write one, or leave the row out"
    if len(text) > 1 and not text.strip("#"):
        return "is what spreadsheets show where a column is too narrow for its numbers: widen it, and copy again"
    if text.lower() in TRUTHS:
        return "is no number: write 1 or 0"
    if "%" in text or "‰" in text:
        return f"is a percentage: write {_hundredth(joined) or 'a number, such as 0.5 for 50 %'}"
    if any(map(str.isdigit, text)) and (MONEY.search(text) or any(unicodedata.category(c) == "Sc" for c in text)):
        amount = "".join(c for c in MONEY.sub("", joined) if unicodedata.category(c) != "Sc")
        return f"is an amount of money: write {amount if NUMBER.fullmatch(amount) else 'the number alone'}"
    if is_date(joined):
        return "is a date: write a number; to divide or subtract, use brackets"
    short = SHORT.fullmatch(joined)
    if short and _is_day(short[1], short[3]):
        return f"may be a date: write ({short[1]}{short[2]}{short[3]}){short[2]}{short[4]} to compute it"
    if TIME.fullmatch(joined):
        return "is a time: write a number, such as its hours or seconds"
    if RANGE.fullmatch(joined):
        return "is a range or a ratio: write each of its numbers"
    return _marked(text)


def accounted(text: str) -> str:
    """Return what is to be said of a cell that accountants read as negative, as (5) is; nothing of any other."""
    found = ACCOUNTED.fullmatch(text)
    return f"may be −{found[1]}, as accountants write it: write it with a sign, or without brackets" if found else ""


def several(text: str, count: int) -> str:
    """Return what is to be said of a text of several numbers where one entry is written."""
    return f"is {count} numbers, and an entry is one; to replace them all, write brackets: [{text}]"


def is_money(text: str) -> bool:
    """Return whether text, without spaces, is a number beside the letters of a currency, as EUR5 is."""
    found = MONEY.search(text)
    return bool(found and NUMBER.fullmatch(text[: found.start()] + text[found.end() :]))


def is_date(text: str) -> bool:
    """Return whether text, without spaces, is unmistakably a date; 1/2, 5-3 and 1/3/2 are not."""
    first, last, *others = [pattern.fullmatch(text) for pattern in DATES]
    if first:
        return _is_day(first[2], first[3])
    if last:
        return _is_day(last[1], last[3])
    return any(others)


def _is_day(one: str, other: str) -> bool:
    low, high = sorted((int(one), int(other)))
    return 1 <= low <= 12 and high <= 31


def _marked(text: str) -> str:
    """Return what is wrong with the commas and other marks between the digits of text."""
    if THOUSANDS.fullmatch(text):
        joined = text.replace(",", "")
        return f"has a comma: write {joined}" + (f" or {text.replace(',', '.')}" if text.count(",") == 1 else "")
    if LAKHS.fullmatch(text):
        return f"has commas: write {text.replace(',', '')}, or in brackets if these are several numbers, [{text}]"
    if COMMA.fullmatch(text):
        return f"has a comma: write {text.replace(',', '.')}"
    if MARKED.fullmatch(text):
        return f"has marks between its digits: write {_joined(text)}"
    if GROUPED.fullmatch(text):
        return f"has marks between its digits: write {re.sub('[^-+0-9]', '', text)}"
    parts = text.replace(",", " ").split()
    if len(parts) > 1 and all(map(NUMBER.fullmatch, parts)) and ("," in text or not any(part[0] in "-+" for part in parts[1:])):
        return several(text, len(parts))
    if "," in text:
        return "has a comma: write decimals with a point, and an entry is one number"
    return "is more than one number, and an entry is one: write a sign between them, such as + or *" if BESIDE.search(text) else ""


def _joined(text: str) -> str:
    """Return a number without the marks that part thousands: its last point or comma is a decimal one, if it stands there once."""
    *whole, last = re.split("[^-+0-9]", text)
    mark = text[len(text) - len(last) - 1]
    is_decimal = mark in ".," and text.count(mark) == 1
    return f"{''.join(whole)}.{last}" if is_decimal and last else "".join([*whole, last])


def _hundredth(text: str) -> str:
    """Return what a percentage is as a number."""
    number = text.rstrip("%") if text.count("%") == 1 else ""
    if not NUMBER.fullmatch(number) or len(number) > 20 or "e" in number.lower():
        return ""
    return f"{(Decimal(number) / 100).normalize():f}"
