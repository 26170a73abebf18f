"""Fields that hold a plain value: a word, a number, a length of time, a choice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, ClassVar

from ivrflow.model.flow import Field, Localized
from ivrflow.model.inputs import KEYS
from ivrflow.model.source import Source
from ivrflow.nodes.codes import NOT_THAT_KIND_OF_VALUE, UNKNOWN_LANGUAGE, UNKNOWN_QUEUE
from ivrflow.nodes.fields.field_type import Binder, FieldType

__all__ = ["Choice", "Duration", "Flag", "KeySequence", "Keys", "LanguageTag", "Name", "Plain", "Whole"]

_UNITS_MS = {"ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000}


class Plain(FieldType):
    """One line, one text, no languages: what the simple types have in common."""

    def bind(self, written: tuple[Field, ...], binder: Binder) -> Any:
        first, *more = written
        for extra in more:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{extra.name}` is set twice", extra.span, "Keep one of the lines.")
        if isinstance(first.value, Localized) or first.index is not None:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{first.name}` takes one value for all languages", first.span)
            return self.absent()
        try:
            return self.read(first.value.text)
        except ValueError as problem:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{first.name}`: {problem}", first.value.span)
            return self.absent()

    def read(self, text: str) -> Any:
        """The value of a text; raises ValueError with a sentence for the author."""
        raise NotImplementedError


@dataclass(frozen=True)
class Whole(Plain):
    """A whole number within limits."""

    widget: ClassVar[str] = "number"
    min: int = 0
    max: int = 1_000_000

    def read(self, text: str) -> int:
        if not re.fullmatch(r"-?\d{1,12}", text) or not self.min <= int(text) <= self.max:
            raise ValueError(f"expected a whole number from {self.min} to {self.max}, found {text}")
        return int(text)

    def describe(self) -> dict[str, object]:
        return {"min": self.min, "max": self.max}


@dataclass(frozen=True)
class Duration(Plain):
    """A length of time, bound to milliseconds: `300ms`, `5s`, `1.5s`, `2m`, `1h`."""

    widget: ClassVar[str] = "duration"
    min_ms: int = 0
    max_ms: int = 3_600_000

    def read(self, text: str) -> int:
        match = re.fullmatch(r"(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)", text)
        length = round(float(match[1]) * _UNITS_MS[match[2]]) if match else -1
        if not self.min_ms <= length <= self.max_ms:
            limits = f"{_in_words(self.min_ms)} to {_in_words(self.max_ms)}"
            raise ValueError(f"expected a length of time from {limits} such as 5s, found {text}")
        return length

    def describe(self) -> dict[str, object]:
        return {"min_ms": self.min_ms, "max_ms": self.max_ms}


def _in_words(length_ms: int) -> str:
    for unit in ("h", "m", "s"):
        if length_ms and length_ms % _UNITS_MS[unit] == 0:
            return f"{length_ms // _UNITS_MS[unit]}{unit}"
    return f"{length_ms}ms"


@dataclass(frozen=True)
class Flag(Plain):
    """`true` or `false`."""

    widget: ClassVar[str] = "switch"

    def read(self, text: str) -> bool:
        if text not in ("true", "false"):
            raise ValueError(f"expected true or false, found {text}")
        return text == "true"


@dataclass(frozen=True)
class Choice(Plain):
    """One of a few words."""

    widget: ClassVar[str] = "choice"
    options: tuple[str, ...] = ()

    def read(self, text: str) -> str:
        if text not in self.options:
            near = get_close_matches(text, self.options, 1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            raise ValueError(f"expected one of {', '.join(self.options)}, found {text}{hint}")
        return text

    def describe(self) -> dict[str, object]:
        return {"options": list(self.options)}


@dataclass(frozen=True)
class Name(Plain):
    """The name of something that lives elsewhere, with or without quotes: a calendar, a queue."""

    widget: ClassVar[str] = "name"
    of: str = ""
    """What it names: `queue`, `calendar` and `list` are checked where they are known; else any name will do."""

    def bind(self, written: tuple[Field, ...], binder: Binder) -> str:
        name = super().bind(written, binder)
        known = {"queue": binder.queues, "calendar": binder.calendars, "list": binder.lists}.get(self.of)
        if name is not None and known is not None and name not in known:
            near = get_close_matches(name, known, 1)
            suggestion = f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(sorted(known)) or 'none'}."
            binder.report(UNKNOWN_QUEUE, f'there is no {self.of} "{name}"', written[0].span, suggestion)
        return str(name or "")

    def read(self, text: str) -> str:
        name = text[1:-1] if len(text) >= 2 and text[0] == text[-1] == '"' else text
        if not re.fullmatch(r"[\w.\-]{1,64}", name):
            raise ValueError(f"expected a name (letters, digits, _, - and .), found {text}")
        return name

    def describe(self) -> dict[str, object]:
        return {"of": self.of}


@dataclass(frozen=True)
class LanguageTag(Plain):
    """One of the flow's languages."""

    widget: ClassVar[str] = "language"

    def bind(self, written: tuple[Field, ...], binder: Binder) -> str:
        tag = str(super().bind(written, binder) or "")
        if tag and tag not in binder.languages:
            near = get_close_matches(tag, binder.languages, 1)
            binder.report(
                UNKNOWN_LANGUAGE,
                f'the flow does not have the language "{tag}"; it has {", ".join(binder.languages)}',
                written[0].span,
                f'Did you mean "{near[0]}"?' if near else None,
            )
        return tag

    def read(self, text: str) -> str:
        return text.strip('"')


@dataclass(frozen=True)
class KeySequence(Plain):
    """Telephone keys, in quotes; may be none."""

    widget: ClassVar[str] = "keys"
    max_length: int = 16

    def read(self, text: str) -> str:
        keys = text[1:-1] if len(text) >= 2 and text[0] == text[-1] == '"' else ""
        if (keys and set(keys) - set(KEYS)) or len(keys) > self.max_length or not (keys or text == '""'):
            raise ValueError(f'expected telephone keys in quotes such as "#", found {text}')
        return keys

    def describe(self) -> dict[str, object]:
        return {"max_length": self.max_length, "keys": KEYS}


@dataclass(frozen=True)
class Keys(FieldType):
    """The argument of an exit: the keys that lead there, `key "1"`."""

    widget: ClassVar[str] = "keys"

    def bind_argument(self, source: Source, binder: Binder) -> tuple[str, str]:
        try:
            keys = KeySequence().read(source.text)
            if not keys:
                raise ValueError(f'expected telephone keys in quotes such as "1", found {source.text}')
        except ValueError as problem:
            binder.report(NOT_THAT_KIND_OF_VALUE, str(problem), source.span)
            return source.text, ""
        return keys, keys
