"""`voice.toml`: the robot voice of one language, and the words that it would say wrong.

engine   = "pyttsx3"
voice    = "gmw/en-us"       # as pyttsx3 lists it; variants as in "gmw/en-us+f3"
rate_wpm = 165               # words per minute, 80 to 450
volume   = 1.0               # 0 to 1

[lexicon]                    # what is written = what is spoken instead
ACD = "A C D"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ivrflow.model.errors import BadDocument, Unavailable

__all__ = ["VoiceSettings", "read_toml", "read_voice_settings"]

ENGINES = ("pyttsx3",)
KEYS = ("engine", "voice", "rate_wpm", "volume", "lexicon")
USUAL_VOICES = {"en": "gmw/en-us", "zh": "sit/cmn", "es": "roa/es", "fr": "roa/fr"}
"""By the primary subtag of BCP 47: what to suggest."""
RATES_WPM = range(80, 451)
"""What espeak-ng keeps to."""


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How texts of one language are spoken."""

    voice: str
    rate_wpm: int = 165
    volume: float = 1.0
    engine: str = "pyttsx3"
    lexicon: Mapping[str, str] = field(default_factory=dict)

    def spoken(self, text: str) -> str:
        """The text as the engine gets it: white space made even, words of the lexicon replaced, longest first.

        A Latin word is replaced only as a whole, also right beside Chinese characters.
        """
        even = " ".join(text.split())
        if not self.lexicon:
            return even
        words = sorted(self.lexicon, key=len, reverse=True)
        return re.sub("|".join(_whole(word) for word in words), lambda found: self.lexicon[found[0]], even)


def _whole(word: str) -> str:
    before = "(?<![A-Za-z0-9])" if re.match("[A-Za-z0-9]", word) else ""
    after = "(?![A-Za-z0-9])" if re.search("[A-Za-z0-9]$", word) else ""
    return f"{before}{re.escape(word)}{after}"


def read_voice_settings(path: Path) -> VoiceSettings:
    """Raises Unavailable when the file is not there, BadDocument with file and line when it is wrong."""
    if not path.exists():
        language = path.parent.name
        usual = USUAL_VOICES.get(language.partition("-")[0].lower())
        what = f'with the line voice = "{usual}"' if usual else "with a line voice = …, a voice of that language"
        raise Unavailable(f"no voice for {language}: add the file {path} {what}")
    plain = read_toml(path)
    reader = _Reader(path, plain)
    if unknown := sorted(set(plain) - set(KEYS)):
        raise reader.wrong(unknown[0], f'unknown setting "{unknown[0]}"; known are {", ".join(KEYS)}')
    engine, voice = plain.get("engine", ENGINES[0]), plain.get("voice")
    if engine not in ENGINES:
        raise reader.wrong("engine", f'unknown engine "{engine}"; known are {", ".join(ENGINES)}')
    if not isinstance(voice, str) or not voice:
        raise reader.wrong("voice", 'voice is missing: the name of a voice, such as voice = "gmw/en-us"')
    rate_wpm, volume = plain.get("rate_wpm", 165), plain.get("volume", 1.0)
    if not isinstance(rate_wpm, int) or rate_wpm not in RATES_WPM:
        raise reader.wrong("rate_wpm", f"rate_wpm is a whole number from {RATES_WPM[0]} to {RATES_WPM[-1]}")
    if isinstance(volume, bool) or not isinstance(volume, int | float) or not 0 < volume <= 1:
        raise reader.wrong("volume", "volume is a number above 0 and up to 1; prompts are levelled afterwards anyway")
    lexicon = plain.get("lexicon", {})
    if not isinstance(lexicon, dict) or not all(word and isinstance(said, str) for word, said in lexicon.items()):
        raise reader.wrong("lexicon", 'lexicon holds lines such as ACD = "A C D"')
    return VoiceSettings(voice.lower(), rate_wpm, float(volume), str(engine), lexicon)


def read_toml(path: Path) -> dict[str, object]:
    """A TOML file. Raises BadDocument with the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise BadDocument(str(path), int(place[1]) if place else 1, f"not TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadDocument(str(path), 1, f"not readable as UTF-8 text: {error}") from error


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    plain: Mapping[str, object]

    def wrong(self, key: str, what: str) -> BadDocument:
        lines = self.path.read_text(encoding="utf-8").splitlines()
        names = re.compile(rf'\s*\[?"?{re.escape(key)}\b')
        line = next((number for number, text in enumerate(lines, 1) if names.match(text)), 1)
        return BadDocument(str(self.path), line, what)
