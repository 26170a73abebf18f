"""Which wording a language tag means."""

from __future__ import annotations

from ivrflow.model.errors import Misuse
from ivrflow.say.chinese import Chinese
from ivrflow.say.english import English
from ivrflow.say.french import French
from ivrflow.say.spanish import Spanish
from ivrflow.say.speaker import Speaker

__all__ = ["LANGUAGES", "UnsupportedLanguage", "speaker_for"]

LANGUAGES: dict[str, Speaker] = {"en": English(), "zh": Chinese(), "es": Spanish(), "fr": French()}
"""By the primary subtag of BCP 47: zh-HK is worded like zh, en-GB like en."""


class UnsupportedLanguage(Misuse):
    """Numbers, money and dates cannot be worded in this language. Texts and recordings can be played in any."""

    def __init__(self, language: str) -> None:
        super().__init__(
            f'numbers, money, dates and times cannot be worded in "{language}", only in {", ".join(LANGUAGES)}; '
            "say them in one of these, or as texts"
        )
        self.language = language


def speaker_for(language: str) -> Speaker:
    """Raises UnsupportedLanguage."""
    try:
        return LANGUAGES[language.partition("-")[0].lower()]
    except KeyError:
        raise UnsupportedLanguage(language) from None
