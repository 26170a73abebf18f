"""French as it is spoken in France: soixante-dix, a decimal comma, twenty-four hours, telephone numbers in pairs.

1024.05 euros: mille vingt-quatre euros et cinq centimes. 2026-03-01: premier mars deux mille vingt-six.
15:05: quinze heures cinq; 00:00 and 12:00: minuit and midi. 01 42: zéro un, quarante-deux.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from num2words import num2words

from ivrflow.say.french_words import MINOR_UNITS, UNITS, WORDS
from ivrflow.say.romance import Noun, Romance
from ivrflow.say.speaker import Ids, phrase
from ivrflow.say.spelling import spelled

__all__ = ["French"]

_LAST_ONE = re.compile(r"\bun$")
_PLURAL_BEFORE_ENDING = re.compile(r"(?<=[dnt])sième$")
_PAIR = re.compile(r"(\+?)([0-9])([0-9])")


class French(Romance):
    """Implements `Speaker`."""

    locale = "fr_FR"
    words: Mapping[str, str] = WORDS
    minor_units = MINOR_UNITS
    units = UNITS
    conjunction = "et"
    money_joint = "et"
    date_joint = "à"

    def cardinal(self, value: int, noun: Noun | None = None) -> str:
        text: str = num2words(value, lang="fr")
        return _LAST_ONE.sub("une", text) if noun and noun.feminine else text

    def of_millions(self, noun: str) -> str:
        return f"d'{noun}" if noun[0] in "aehiou" else f"de {noun}"

    def is_one(self, value: int) -> bool:
        return value < 2

    def ordinal(self, value: int) -> Ids:
        text: str = num2words(value, lang="fr", to="ordinal")
        # num2words keeps the plural of the cardinal, "quatre-vingtsième", and counts one million, "un millionième".
        text = _PLURAL_BEFORE_ENDING.sub("ième", text)
        return [phrase(text.removeprefix("un ") if re.fullmatch(r"un \w+ième", text) else text)]

    def date(self, value: date) -> Ids:
        day = "premier" if value.day == 1 else self.cardinal(value.day)
        return [phrase(f"{day} {self.month(value.month)} {self.cardinal(value.year)}")]

    def time(self, value: time) -> Ids:
        if value.minute == 0 and value.hour % 12 == 0:
            return [phrase("midi" if value.hour else "minuit")]
        text = self.counted(value.hour, UNITS["hour"])
        return [phrase(f"{text} {self.cardinal(value.minute, UNITS['minute'])}" if value.minute else text)]

    def telephone(self, group: str) -> Ids:
        pair = _PAIR.fullmatch(group)
        if pair is None:
            return spelled(group)
        plus, tens, ones = pair.groups()
        words = [self.cardinal(int(tens + ones))] if tens != "0" else [self.cardinal(0), self.cardinal(int(ones))]
        return [phrase(" ".join([self.words["sign/plus"], *words] if plus else words))]
