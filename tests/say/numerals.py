"""Reads numerals back into numbers, from the text alone: knows nothing of how they were made."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["read_chinese", "read_english", "read_french", "read_spanish"]

ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ENGLISH_SIZES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
CHINESE = dict(zip("零一二三四五六七八九两", (*range(10), 2), strict=True))
SPANISH = {
    "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciséis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21,
    "veintiún": 21, "veintiuna": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100,
    "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600,
    "setecientos": 700, "ochocientos": 800, "novecientos": 900,
}  # fmt: skip
SPANISH |= {word.removesuffix("os") + "as": value for word, value in SPANISH.items() if word.endswith("ientos")}
FRENCH = {
    "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
FRENCH_SIZES = {"million": 10**6, "milliard": 10**9, "billion": 10**12}
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


def read_spanish(text: str) -> Decimal:
    """`menos veintiún mil ciento dos coma cinco`."""
    if text.startswith("menos "):
        return -read_spanish(text.removeprefix("menos "))
    whole, _, decimals = text.partition(" coma ")
    total = below_million = group = 0
    for word in whole.split():
        if word in ("millón", "millones", "billón", "billones"):
            size = 10**6 if word.startswith("mill") else 10**12
            total, below_million, group = total + (below_million + group) * size, 0, 0
        elif word == "mil":
            below_million, group = (group or 1) * 1000, 0
        elif word != "y":
            group += SPANISH[word]
    digits = "".join(str(SPANISH[word]) for word in decimals.split())
    return Decimal(f"{total + below_million + group}.{digits or 0}")


def read_french(text: str) -> Decimal:
    """`moins quatre-vingt-un mille cent deux virgule cinq`."""
    if text.startswith("moins "):
        return -read_french(text.removeprefix("moins "))
    whole, _, decimals = text.partition(" virgule ")
    total = below_million = group = 0
    for word in whole.replace("quatre-vingt", "huitante").replace("-", " ").split():
        size = FRENCH_SIZES.get(word.removesuffix("s"))
        if size:
            total, below_million, group = total + (below_million + group) * size, 0, 0
        elif word == "mille":
            below_million, group = (group or 1) * 1000, 0
        elif word in ("cent", "cents"):
            group = (group or 1) * 100
        elif word.startswith("huitante"):
            group += 80
        elif word != "et":
            group += FRENCH[word]
    digits = "".join(str(FRENCH[word]) for word in decimals.split())
    return Decimal(f"{total + below_million + group}.{digits or 0}")
