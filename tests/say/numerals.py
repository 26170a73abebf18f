"""Reads numerals back into numbers, from the text alone: knows nothing of how they were made."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["read_chinese", "read_english"]

ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ENGLISH_SIZES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
CHINESE = dict(zip("零一二三四五六七八九两", (*range(10), 2), strict=True))
CHINESE_SIZES = {"十": 10, "百": 100, "千": 1000}


def read_english(text: str) -> Decimal:
    """`minus two thousand one hundred twenty-four point five`."""
    words = text.replace("-", " ").split()
    if words[0] == "minus":
        return -read_english(text.removeprefix("minus "))
    decimals = ""
    if "point" in words:
        decimals = "".join(str(ENGLISH[word]) for word in words[words.index("point") + 1 :])
        words = words[: words.index("point")]
    total = group = 0
    for word in words:
        if word in ENGLISH_SIZES:
            total, group = total + group * ENGLISH_SIZES[word], 0
        elif word == "hundred":
            group *= 100
        else:
            group += ENGLISH[word]
    return Decimal(f"{total + group}.{decimals or 0}")


def read_chinese(text: str) -> Decimal:
    """`负两千一百二十四点五`."""
    if text.startswith("负"):
        return -read_chinese(text[1:])
    whole, _, decimals = text.partition("点")
    digits = "".join(str(CHINESE[sign]) for sign in decimals)
    return Decimal(f"{_read_chinese_whole(whole)}.{digits or 0}")


def _read_chinese_whole(text: str) -> int:
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = text.rpartition(sign)
        if found:
            return _read_chinese_whole(high) * size + (_read_chinese_whole(low) if low else 0)
    total, digit = 0, 0
    for position, sign in enumerate(text):
        if sign in CHINESE_SIZES:
            total += (digit if position else digit or 1) * CHINESE_SIZES[sign]
            digit = 0
        else:
            digit = CHINESE[sign]
    return total + digit
