"""What can be recorded in Spanish, and what is counted."""

from __future__ import annotations

from string import ascii_lowercase

from ivrflow.say.romance import Noun

__all__ = ["MINOR_UNITS", "UNITS", "WORDS"]

_DIGITS = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
# Of the names that the Real Academia lists: by themselves, letters such as Y and O are words.
# fmt: off
_LETTERS = (
    "a", "be", "ce", "de", "e", "efe", "ge", "hache", "i", "jota", "ka", "ele", "eme", "ene", "o",
    "pe", "cu", "erre", "ese", "te", "u", "uve", "uve doble", "equis", "i griega", "zeta",
)
# fmt: on
_SIGNS = {"dot": "punto", "dash": "guion", "underscore": "guion bajo", "at": "arroba", "slash": "barra", "plus": "más"}

WORDS = {
    "number/minus": "menos",
    "number/point": "coma",
    **{f"digit/{value}": word for value, word in enumerate(_DIGITS)},
    "digit/star": "asterisco",
    "digit/pound": "almohadilla",
    **{f"letter/{letter}": name for letter, name in zip(ascii_lowercase, _LETTERS, strict=True)},
    **{f"sign/{name}": word for name, word in _SIGNS.items()},
}

_CENTAVOS, _CENTIMOS = Noun("centavo", "centavos"), Noun("céntimo", "céntimos")
MINOR_UNITS = {
    "EUR": _CENTIMOS,
    "USD": _CENTAVOS,
    "CNY": Noun("fen", "fen"),
    "GBP": Noun("penique", "peniques"),
    "HKD": _CENTAVOS,
    "JPY": None,
    "ARS": _CENTAVOS,
    "CHF": _CENTIMOS,
    "CLP": None,
    "COP": _CENTAVOS,
    "MXN": _CENTAVOS,
    "PEN": _CENTIMOS,
}

UNITS = {
    "day": Noun("día", "días"),
    "hour": Noun("hora", "horas", feminine=True),
    "minute": Noun("minuto", "minutos"),
    "second": Noun("segundo", "segundos"),
}
