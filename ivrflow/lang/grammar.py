"""The flow grammar, ready to parse: one chunk of text to one header or block."""

from __future__ import annotations

from functools import cache
from typing import cast

from lark import Lark

from ivrflow.lang.entries import ToModel
from ivrflow.model.flow import Block, Header

__all__ = ["parse_block", "parse_header"]


def parse_header(text: str) -> Header:
    """The header that is all of this text, its lines counted from 1. Raises lark's UnexpectedInput, or Unreadable."""
    return cast(Header, _grammar().parse(text, start="header"))


def parse_block(text: str) -> Block:
    """The block that is all of this text, its lines counted from 1. Raises lark's UnexpectedInput, or Unreadable."""
    return cast(Block, _grammar().parse(text, start="block"))


@cache
def _grammar() -> Lark:
    # Made when first needed: the tables take some 60 ms, which `ivrflow --help` shall not pay.
    return Lark.open(
        "flow.lark",
        rel_to=__file__,
        parser="lalr",
        start=["header", "block"],
        transformer=ToModel(),
        maybe_placeholders=True,
    )
