"""Fields that hold a few names: the skills that an agent needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.fields.literals import Plain

__all__ = ["Names"]


@dataclass(frozen=True)
class Names(Plain):
    """`[loans, mandarin]`."""

    widget: ClassVar[str] = "names"
    most: int = 16

    def read(self, text: str) -> tuple[str, ...]:
        names = [name.strip() for name in text[1:-1].split(",")] if text[:1] == "[" and text[-1:] == "]" else [""]
        if len(names) > self.most or len(set(names)) < len(names):
            raise ValueError(f"expected at most {self.most} different names, found {text}")
        if not all(re.fullmatch(r"[\w.\-]{1,64}", name) for name in names):
            raise ValueError(f"expected names in square brackets such as [loans, mandarin], found {text}")
        return tuple(names)

    def absent(self) -> tuple[str, ...]:
        return ()

    def describe(self) -> dict[str, object]:
        return {"most": self.most}
