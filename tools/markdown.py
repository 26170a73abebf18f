"""The few things of Markdown that the reference pages need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["code", "page", "table"]

NOTE = "<!-- Made by `python -m tools.reference`; change what it is made from. -->"


def page(title: str, *sections: str) -> str:
    """A whole page; empty sections are left out."""
    return "\n\n".join([NOTE, f"# {title}", *(section.strip() for section in sections if section.strip())]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def code(text: str, language: str = "") -> str:
    """A block of text as it stands."""
    return f"```{language}\n{text.rstrip()}\n```"


def _cell(text: str) -> str:
    return text.replace("|", "&#124;").replace("\n", " ")
