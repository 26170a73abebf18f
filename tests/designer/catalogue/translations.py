"""What the guards over translations have in common."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from designer.catalogue.texts import Texts, texts_in

__all__ = ["Watched", "code_in", "watched"]


@dataclass(frozen=True)
class Watched(Texts):
    """The Chinese texts, and what was asked of them: (path, English, found)."""

    asked: list[tuple[tuple[str, ...], str, str | None]] = field(default_factory=list)

    def of(self, english: str, *path: str) -> str:
        found = self.find(*path)
        if found is None:
            found = self.find("phrases", english)
        self.asked.append((path, english, found))
        return found if found is not None else english

    def lacking(self) -> list[str]:
        """`kinds.menu.title: Menu` for each that is told in English."""
        return [f"{'.'.join(path)}: {english}" for path, english, found in self.asked if english and found is None]

    def with_other_code(self) -> list[str]:
        """Those whose code between backticks is not the English one's."""
        return [
            f"{'.'.join(path)}: {code_in(english)} became {code_in(found)}"
            for path, english, found in self.asked
            if found is not None and code_in(english) != code_in(found)
        ]

    def unasked(self, *tables: str) -> list[str]:
        """Translations in these tables that nothing asks for: what they translated is worded in another way now."""
        paths = {path for path, _, _ in self.asked}
        phrases = {english for _, english, _ in self.asked}
        leaves = (leaf for table in tables for leaf in _leaves(self.tree.get(table, {}), (table,)))
        return [
            ".".join(leaf) for leaf in leaves if (leaf[1] not in phrases if leaf[0] == "phrases" else leaf not in paths)
        ]


def watched() -> Watched:
    return Watched("zh-CN", texts_in("zh-CN").tree)


def code_in(text: str) -> Counter[str]:
    return Counter(re.findall(r"`[^`]+`", " ".join(text.split())))


def _leaves(tree: object, place: tuple[str, ...]) -> list[tuple[str, ...]]:
    if not isinstance(tree, dict):
        return [place]
    return [leaf for name, below in tree.items() for leaf in _leaves(below, (*place, name))]
