"""Spanish as it is spoken in Spain: a decimal comma, twelve hours with the part of the day.

1024.05 euros: mil veinticuatro euros con cinco céntimos. 2026-03-02: dos de marzo de dos mil veintiséis.
15:05: las tres y cinco de la tarde. 125 seconds: dos minutos y cinco segundos.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from num2words import num2words

from ivrflow.say.romance import Noun, Romance
from ivrflow.say.spanish_words import MINOR_UNITS, UNITS, WORDS
from ivrflow.say.speaker import Ids, phrase

__all__ = ["Spanish"]

_LAST_ORDINAL = 99
"""Few people know the ordinals from here on; the cardinal is used in their place: el aniversario doscientos."""


class Spanish(Romance):
    """Implements `Speaker`."""

    locale = "es_ES"
    words: Mapping[str, str] = WORDS
    minor_units = MINOR_UNITS
    units = UNITS
    conjunction = "y"
    money_joint = "con"
    date_joint = "a"

    def cardinal(self, value: int, noun: Noun | None = None) -> str:
        parts = []
        for size, one, many in ((10**12, "billón", "billones"), (10**6, "millón", "millones")):
            count, value = divmod(value, size)
            if count:
                parts += [_below_million(count, before_noun=True), one if count == 1 else many]
        if value or not parts:
            feminine = noun is not None and noun.feminine
            parts.append(_below_million(value, before_noun=noun is not None, feminine=feminine))
        return " ".join(parts)

    def of_millions(self, noun: str) -> str:
        return f"de {noun}"

    def is_one(self, value: int) -> bool:
        return value == 1

    def ordinal(self, value: int) -> Ids:
        return [phrase(num2words(value, lang="es", to="ordinal") if value <= _LAST_ORDINAL else self.cardinal(value))]

    def date(self, value: date) -> Ids:
        return [phrase(f"{self.cardinal(value.day)} de {self.month(value.month)} de {self.cardinal(value.year)}")]

    def time(self, value: time) -> Ids:
        hour = (value.hour - 1) % 12 + 1
        text = f"{'la' if hour == 1 else 'las'} {self.cardinal(hour, UNITS['hour'])}"
        if value.minute:
            text += f" y {self.cardinal(value.minute)}"
        return [phrase(f"{text} {_part_of_day(value.hour)}")]


def _below_million(value: int, *, before_noun: bool, feminine: bool = False) -> str:
    # num2words says "veintiuno mil" and "doscientos mil libras": it is asked for what is below a thousand only.
    thousands, rest = divmod(value, 1000)
    parts = []
    if thousands:
        parts += [_below_thousand(thousands, before_noun=True, feminine=feminine)] if thousands > 1 else []
        parts.append("mil")
    if rest or not thousands:
        parts.append(_below_thousand(rest, before_noun=before_noun, feminine=feminine))
    return " ".join(parts)


def _below_thousand(value: int, *, before_noun: bool, feminine: bool) -> str:
    text: str = num2words(value, lang="es")
    if feminine:
        text = text.replace("ientos", "ientas")
        return text.removesuffix("uno") + "una" if text.endswith("uno") else text
    if before_noun and text.endswith("uno"):
        return text.removesuffix("uno") + ("ún" if text.endswith("veintiuno") else "un")
    return text


def _part_of_day(hour: int) -> str:
    for end, name in ((1, "de la noche"), (6, "de la madrugada"), (12, "de la mañana"), (13, "del mediodía")):
        if hour < end:
            return name
    return "de la tarde" if hour < 21 else "de la noche"
