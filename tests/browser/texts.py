"""The designer's own texts, so that tests look for what people read, in either language."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["LANGUAGES", "Texts"]

LANGUAGES = ("en", "zh-CN")
_FOLDER = Path(__file__).parents[2] / "designer" / "web" / "src" / "texts"
_PLACE = re.compile(r"\{\{(\w+)\}\}")


class Texts:
    """`texts("flows.new")` is the text; `texts.like("flows.version", number=3)` a pattern for it."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        text: Any = _read(self.language)
        for name in self._plural(key, values).split("."):
            text = text[name]
        assert isinstance(text, str), key
        return _PLACE.sub(lambda found: str(values[found[1]]), text)

    def like(self, key: str, **values: object) -> re.Pattern[str]:
        return re.compile(re.escape(self(key, **values)))

    def _plural(self, key: str, values: dict[str, object]) -> str:
        if "count" not in values:
            return key
        return f"{key}_one" if values["count"] == 1 and self.language == "en" else f"{key}_other"


@cache
def _read(language: str) -> dict[str, Any]:
    texts: dict[str, Any] = json.loads((_FOLDER / f"{language}.json").read_text("utf-8"))
    for part in sorted(_FOLDER.glob(f"*/{language}.json")):
        _merge(texts, json.loads(part.read_text("utf-8")))
    return texts


def _merge(texts: dict[str, Any], more: dict[str, Any]) -> None:
    """A group may have texts that all pages need, and others that come with one part."""
    for name, text in more.items():
        if isinstance(text, dict) and name in texts:
            _merge(texts[name], text)
        else:
            texts[name] = text
