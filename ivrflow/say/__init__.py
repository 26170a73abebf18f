"""The wording of numbers, money, dates and times as pure functions to prompt ids; how long speech takes.

    wording.py        one piece of a prompt -> the recordings that say it, and the whole phrase for a robot voice
    catalogue.py      every recording that a language needs, with what it says
    english.py        American English; english_words.py is its table of recordings
    chinese.py        Mandarin as written in simplified characters; chinese_words.py is its table of recordings
    spanish.py        Spanish, French: whole phrases, through num2words and Babel; romance.py is what they share
    currencies.py     what an amount of money is made of; timespan.py: a length of time; telephone.py: a number
    spelling.py       texts sign by sign
    languages.py      which of them a language tag means
    spoken.py         a prompt as text: what a simulator prints
    duration.py       how long a prompt takes, estimated before there is any sound
    known_recordings.py   what recordings say, and how long they take
    offers.py         which keys an announcement offers, option first or key first; offer_idioms.py: in which words
    understanding.py  the way back: what spoken words mean by a grammar
    compare.py        texts that mean the same to a listener made equal

Recordings are named relative to their language, the same words under the same ids in all prompts: `number/3`,
`month/3`, `currency/CNY/major`. What has no recording, such as an unusual letter, is left to the robot voice.
"""

from __future__ import annotations

from ivrflow.say.catalogue import prompt_ids
from ivrflow.say.compare import normalise
from ivrflow.say.duration import estimate_ms
from ivrflow.say.known_recordings import NO_RECORDINGS, KnownRecordings
from ivrflow.say.languages import UnsupportedLanguage
from ivrflow.say.offers import Offer, Offers, offers_in, offers_of
from ivrflow.say.speaker import silence_ms
from ivrflow.say.spoken import spoken_text
from ivrflow.say.understanding import understood
from ivrflow.say.wording import Wording, wording

__all__ = [
    "NO_RECORDINGS",
    "KnownRecordings",
    "Offer",
    "Offers",
    "UnsupportedLanguage",
    "Wording",
    "estimate_ms",
    "normalise",
    "offers_in",
    "offers_of",
    "prompt_ids",
    "silence_ms",
    "spoken_text",
    "understood",
    "wording",
]
