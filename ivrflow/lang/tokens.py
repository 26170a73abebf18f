"""What lark's tokens tell: places and comments."""

from __future__ import annotations

from lark import Token

from ivrflow.model.source import Span

__all__ = ["between", "comment_text"]


def between(first: Token, last: Token) -> Span:
    """From the beginning of one token to the end of another."""
    # Lark's places are optional because tokens can be made by hand; those that it read always have one.
    return Span(first.line or 0, first.column or 0, last.end_line or 0, last.end_column or 0)


def comment_text(token: Token) -> str:
    """A comment without its slashes and outer blanks."""
    return token[2:].strip()
