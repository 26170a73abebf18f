"""Fields that hold a text in quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.lang.strings import BadEscape, decode_string
from ivrflow.nodes.fields.literals import Plain

__all__ = ["Text"]


@dataclass(frozen=True)
class Text(Plain):
    """A text in quotes, for people to read; it may have several lines (`\\n`)."""

    widget: ClassVar[str] = "text"
    max_length: int = 4_000

    def read(self, text: str) -> str:
        if len(text) < 2 or text[0] != '"' or text[-1] != '"':
            raise ValueError(f"expected a text in quotes, found {text}")
        try:
            words = decode_string(text)
        except BadEscape as error:
            raise ValueError(str(error)) from None
        if len(words) > self.max_length:
            raise ValueError(f"at most {self.max_length} characters; these are {len(words)}")
        return words

    def describe(self) -> dict[str, object]:
        return {"max_length": self.max_length}
