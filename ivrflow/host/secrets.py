"""References to secrets: what a source's file may say of a password."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

__all__ = ["ResolveSecret", "is_reference"]

ResolveSecret: TypeAlias = Callable[[str], str]
"""Turns `env:NAME` and `file:PATH` into what they stand for and leaves everything else as it is. Raises Unavailable."""


def is_reference(text: str) -> bool:
    """Whether the text says where a value is kept, rather than the value."""
    return text.startswith(("env:", "file:"))
