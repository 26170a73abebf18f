"""Texts and what they say, without meaning: flows (`*.ivr`), their layouts and their conversations (`*.calls`).

parser.py         the text of a flow to `model.flow`, with issues        printer.py, formatter.py: and back
flow.lark         the grammar; grammar.py, entries.py, raw.py: from it to the model
chunks.py         cuts a text into blocks; recovery.py, complaints.py, slips.py: what to say of a broken one
render.py         an issue with its line and a caret
codes.py          the issues that reading can find
layout.py         positions on the canvas
migrations/       from older formats
conversations/    the language of tests and transcripts
"""

from __future__ import annotations

from ivrflow.lang.codes import LANG_CODES
from ivrflow.lang.formatter import format_text
from ivrflow.lang.layout import parse_layout, print_layout
from ivrflow.lang.parser import Parsed, Parser, parse_flow
from ivrflow.lang.printer import print_block, print_flow
from ivrflow.lang.render import render_issue
from ivrflow.lang.strings import BadEscape, decode_string, encode_string

__all__ = [
    "LANG_CODES",
    "BadEscape",
    "Parsed",
    "Parser",
    "decode_string",
    "encode_string",
    "format_text",
    "parse_flow",
    "parse_layout",
    "print_block",
    "print_flow",
    "print_layout",
    "render_issue",
]
