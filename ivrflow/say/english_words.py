"""What has to be recorded in English."""

from __future__ import annotations

from string import ascii_uppercase

__all__ = ["CURRENCIES", "WORDS"]

# fmt: off
_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
# fmt: on
_TENS = {30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
_MAGNITUDES = ("hundred", "thousand", "million", "billion", "trillion")
_UNITS = ("day", "hour", "minute", "second")
_SIGNS = {"dot": "dot", "dash": "dash", "underscore": "underscore", "at": "at", "slash": "slash", "plus": "plus"}

CURRENCIES = {
    "CNY": ("yuan", "yuan", "fen", "fen"),
    "USD": ("dollar", "dollars", "cent", "cents"),
    "EUR": ("euro", "euros", "cent", "cents"),
    "GBP": ("pound", "pounds", "penny", "pence"),
    "HKD": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "JPY": ("yen", "yen", "", ""),
}
"""One and many of the major unit, one and many of the minor unit."""


def _currency_words() -> dict[str, str]:
    parts = ("major_one", "major", "minor_one", "minor")
    return {
        f"currency/{code}/{part}": name
        for code, names in CURRENCIES.items()
        for part, name in zip(parts, names, strict=True)
        if name
    }


WORDS = {
    **{f"number/{value}": word for value, word in enumerate(_CARDINALS)},
    **{f"number/{value}": word for value, word in _TENS.items()},
    **{f"number/{word}": word for word in (*_MAGNITUDES, "point", "minus", "and")},
    **{f"ordinal/{value}": word for value, word in enumerate(_ORDINALS, start=1)},
    **{f"ordinal/{value}": word.removesuffix("y") + "ieth" for value, word in _TENS.items()},
    **{f"ordinal/{word}": f"{word}th" for word in _MAGNITUDES},
    **{f"digit/{value}": word for value, word in enumerate(_CARDINALS[:10])},
    "digit/star": "star",
    "digit/pound": "pound",
    "digit/oh": "oh",
    **{f"letter/{letter.lower()}": letter for letter in ascii_uppercase},
    **{f"sign/{name}": word for name, word in _SIGNS.items()},
    **{f"month/{value}": word for value, word in enumerate(_MONTHS, start=1)},
    "time/am": "a m",
    "time/pm": "p m",
    "time/noon": "noon",
    "time/midnight": "midnight",
    "time/at": "at",
    **{f"duration/{unit}_one": unit for unit in _UNITS},
    **{f"duration/{unit}": f"{unit}s" for unit in _UNITS},
    **_currency_words(),
}
