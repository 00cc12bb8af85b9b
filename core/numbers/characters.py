"""Characters: text in the characters that it looks like, and the names of those that nobody can see."""

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNSEEN = dict.fromkeys(  # they change how text is joined, broken or directed, and not what it says
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x2070), 0x034F, 0x061C, 0x180E, *range(0xFE00, 0xFE10), 0xFEFF]
)
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－˗➖"), "-")
LOOKALIKES = str.maketrans("٫،、؛’‘ʼ′٬“”„٪∼", ".,,;'''''\"\"\"%~")
WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # as East Asian keyboards write ASCII
TABLE = WIDE | DASHES | LOOKALIKES | UNSEEN
INSIDE = "\u202f"  # a space that stands between the digits of one number
PARTED = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")


def lines(text: str) -> str:
    """Return text with newlines between its lines, whatever ends them."""
    return LINE_ENDS.sub("\n", text)


def seen(text: str) -> str:
    """Return text in the characters that it looks like.

    Digits of all alphabets, dashes and what East Asian keyboards write become ASCII; marks without width are gone; lines end in
    newlines; and spaces are plain, save those between the digits of one number, as in 1 000, which are all narrow and do not break.
    """
    if text.isascii():
        return lines(text) if "\r" in text or "\x0b" in text or "\x0c" in text else text
    text = PARTED.sub(INSIDE, lines(text).translate(TABLE))
    return "".join(c if c.isascii() else _plain(c) for c in text)


def named(text: str) -> str:
    """Return what the first character of text is that cannot be seen or is easily taken for another; nothing where all can be read."""
    for c in text:
        kind = unicodedata.category(c)
        if (kind[0] == "C" and c not in "\t\n") or (not c.isascii() and c.isalnum()):
            name = unicodedata.name(c, "a control character" if kind == "Cc" else "an unknown character").lower()
            return f"U+{ord(c):04X}, {name}"
    return ""


def _plain(c: str) -> str:
    if c == INSIDE:
        return c
    kind = unicodedata.category(c)
    if kind == "Zs":
        return " "
    return str(unicodedata.decimal(c)) if kind == "Nd" else c
