"""How announcements offer keys: the words of each language. What is made of them is in `offers.py`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["IDIOMS", "Idiom"]


@dataclass(frozen=True, slots=True)
class Idiom:
    """Regular expressions, for texts in lower case with half-width signs."""

    verb: str
    """What the caller is told to do with a key, and all that can stand between that and the key."""
    keys: Mapping[str, str]
    """Words that name a key → the key."""
    after: str
    """What follows a key without belonging to an option: `key` in `the star key`."""
    filler: str
    """What can stand before the verb without being an option: `please`, `now`."""
    purpose: str
    """How an option goes on behind its key: `for` in `press 1 for cards`."""
    any_time: str
    """Says that a key works everywhere, which is no option of this menu."""
    between: str
    """Stands between the ends of a scale: `to` in `from 1 to 5`."""
    sentence: re.Pattern[str]
    """Where one offer ends and another begins."""
    behind_word: str = ""
    """What may follow a word that names a key: `choose one of these` names none, nor does « tapez un code ». Empty
    where no blanks stand between words."""


def _digits(*words: str) -> Mapping[str, str]:
    """The words from nought to nine."""
    return {word: str(digit) for digit, word in enumerate(words)}


_SENTENCE = re.compile(r"[!?;\n]|\.(?!\d)")

_ENGLISH = Idiom(
    verb=r"\b(?:press|pressing|dial|push|hit|touch|select|choose)\s+(?:the\s+)?(?:(?:key|number|digit|button)\s+)?",
    keys={
        **_digits("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        "star": "*",
        "asterisk": "*",
        "pound": "#",
        "hash": "#",
    },
    after=r"(?:\s+(?:key|button|sign))?",
    filler=r"please|just|simply|now|then|and|or|also|you|can|may|otherwise|either|say",
    purpose=r"(?:for|to|if|when)\b",
    any_time=r"\b(?:at )?any ?time\b",
    between=r"to|through|and|-|–",
    sentence=_SENTENCE,
    behind_word=r"key|button|sign|for|to|if|when|and|or|now|then|at",
)
_CHINESE = Idiom(
    verb=r"(?:按下?|拨|摁)(?:数字|号码)?键?",
    keys={
        **_digits(*"零一二三四五六七八九"),
        "星号": "*",
        "米字": "*",
        "星": "*",
        "井号": "#",
        "井": "#",
    },
    # 按一下, 按3年计算: a measure behind the numeral, which names no key.
    after=r"(?![下次遍个种项位点样段分秒天日周月季年元倍折成])(?:号?键)?",
    filler=r"请您|请|您|可以|可|或者|或|也|再|直接|并|并且",
    purpose=r"(?![或、和与及，])\S",
    any_time=r"随时|任何时候",
    between=r"到|至|-|–|~",
    sentence=re.compile(r"[,!?;。\n\s]|\.(?!\d)"),
)
_SPANISH = Idiom(
    verb=r"\b(?:pulse|pulsar|pulsando|pulsa|presione|presionar|presiona|marque|marcar|marca|oprima|oprimir|oprime"
    r"|teclee|digite|apriete|elija)\s+(?:(?:en|el|la|tecla|número|dígito|opción|botón)\s+)*",
    keys={
        **_digits("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
        "asterisco": "*",
        "estrella": "*",
        "almohadilla": "#",
        "numeral": "#",
        "gato": "#",
    },
    after="",
    filler=r"por favor|por|favor|y|o|también|puede|ahora|simplemente",
    purpose=r"(?:para|si|por)\b",
    any_time=r"\ben cualquier momento\b",
    between=r"al?|y|-|–",
    sentence=_SENTENCE,
    behind_word=r"para|si|por|y|o|en|ahora",
)
_FRENCH = Idiom(
    verb=r"\b(?:appuyez|appuyer|appuyant|tapez|taper|faites|composez|pressez|choisissez|sélectionnez)\s+"
    r"(?:(?:sur|le|la|touche|chiffre|numéro)\s+)*",
    keys={
        **_digits("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
        "étoile": "*",
        "astérisque": "*",
        "dièse": "#",
    },
    after="",
    filler=r"s'il vous plaît|veuillez|merci de|vous|pouvez|maintenant|simplement|et|ou|aussi",
    purpose=r"(?:pour|si|afin|en cas)\b",
    any_time=r"\bà tout moment\b",
    between=r"à|et|-|–",
    sentence=_SENTENCE,
    behind_word=r"pour|si|afin|et|ou|à|en|maintenant",
)
IDIOMS: Mapping[str, Idiom] = {"en": _ENGLISH, "zh": _CHINESE, "es": _SPANISH, "fr": _FRENCH}
"""By the primary subtag of a language."""
