"""Translations: one folder of TOML files per language beside this module. English is what the declarations say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

__all__ = ["LANGUAGES", "Texts", "texts_in"]

LANGUAGES = ("en", "zh-CN")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language. What it lacks is told in English; guard tests see to it that nothing is lacking."""

    language: str
    tree: Mapping[str, object] = field(default_factory=dict)

    def of(self, english: str, *path: str) -> str:
        """The text at a path such as ("kinds", "menu", "title"); else what the phrase is everywhere; else English."""
        found = self.find(*path)
        if found is None:
            found = self.find("phrases", english)
        return found if found is not None else english

    def find(self, *path: str) -> str | None:
        """The text at a path; None when there is none."""
        found: object = self.tree
        for name in path:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found if isinstance(found, str) else None


def texts_in(language: str) -> Texts:
    """The texts of the language that comes nearest to a tag such as `zh-Hans-CN`; English for all others."""
    return _chinese() if language.split("-")[0].casefold() == "zh" else _ENGLISH


_ENGLISH = Texts("en")


@cache
def _chinese() -> Texts:
    tree: dict[str, dict[str, object]] = {}
    for path in sorted(Path(__file__).with_name("zh_CN").glob("*.toml")):
        for table, texts in tomllib.loads(path.read_text("utf-8")).items():
            tree.setdefault(table, {}).update(texts)
    return Texts("zh-CN", tree)
