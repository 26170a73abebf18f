"""What can be recorded in French, and what is counted."""

from __future__ import annotations

from string import ascii_lowercase

from ivrflow.say.romance import Noun

__all__ = ["MINOR_UNITS", "UNITS", "WORDS"]

_DIGITS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
# As dictionaries write the names of the letters: by themselves, A and Y are words.
# fmt: off
_LETTERS = (
    "a", "bé", "cé", "dé", "e", "effe", "gé", "hache", "i", "ji", "ka", "elle", "ème", "enne", "o",
    "pé", "ku", "erre", "esse", "té", "u", "vé", "double vé", "ixe", "i grec", "zède",
)
# fmt: on
_SIGNS = {
    "dot": "point",
    "dash": "tiret",
    "underscore": "tiret bas",
    "at": "arobase",
    "slash": "barre oblique",
    "plus": "plus",
}

WORDS = {
    "number/minus": "moins",
    "number/point": "virgule",
    **{f"digit/{value}": word for value, word in enumerate(_DIGITS)},
    "digit/star": "étoile",
    "digit/pound": "dièse",
    **{f"letter/{letter}": name for letter, name in zip(ascii_lowercase, _LETTERS, strict=True)},
    **{f"sign/{name}": word for name, word in _SIGNS.items()},
}

_CENTIMES, _CENTS = Noun("centime", "centimes"), Noun("cent", "cents")
MINOR_UNITS = {
    "EUR": _CENTIMES,
    "USD": _CENTS,
    "CNY": Noun("fen", "fens"),
    "GBP": Noun("penny", "pence"),
    "HKD": _CENTS,
    "JPY": None,
    "CAD": _CENTS,
    "CHF": _CENTIMES,
    "MAD": _CENTIMES,
}

UNITS = {
    "day": Noun("jour", "jours"),
    "hour": Noun("heure", "heures", feminine=True),
    "minute": Noun("minute", "minutes", feminine=True),
    "second": Noun("seconde", "secondes", feminine=True),
}
