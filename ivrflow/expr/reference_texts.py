"""The paragraphs of the reference page that no table knows."""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.model.prompts import PieceKind

__all__ = ["INTRODUCTION", "LABELS", "LITERALS", "NOTHING", "PIECE_NOTES"]

INTRODUCTION = """
# Expressions

<!-- Made by `python -m ivrflow.expr.reference`. Change the tables in ivrflow/expr, not this page. -->

Expressions stand where a flow computes or decides: `when balance > CNY 100 -> rich`, `say("Hello {name}.")`. They
have no loops and no recursion, so that each ends at once; they are typed, so that most mistakes are seen before
publishing.

An **error** is a mistake in the text and stops publishing. A **fault** happens during a call, to a well written
expression that has no value this time; the call leaves the node by its exit for errors.
"""

LITERALS = r"""
## Values

| Type | Written |
| --- | --- |
| text | `"Hello"`, with `\"` `\\` `\n` `\t` `\{` `\}` and `\u00e9` |
| number | `12`, `3.5`; no leading zeros: `"007"` is a text |
| boolean | `true`, `false` |
| nothing | `nothing` |
| duration | `300ms`, `5s`, `2m`, `1h`, `3d` |
| money | `CNY 1024.50`: the currency's ISO 4217 code and a number |
| date | `2026-03-02` |
| time | `10:15`, `10:15:30` |
| list | `["a", "b"]`: items of one type, no lists among them |
| datetime | no literal: `call.now`, or `datetime("2026-03-02T10:15+08:00")` |

A name such as `balance` is a variable of the flow, a name with a dot such as `call.ani` a fact of the call. Types of
variables are `text`, `number`, `boolean`, `date`, `time`, `datetime`, `duration`, `money`, `list` and `list of text`
(or of another type but list), each with `private` or `secret` behind it if need be. The items of a `list` without
`of` are not checked before the call.
"""

NOTHING = """
## Nothing

A variable that was never set, a column that is NULL, and a conversion that failed are *nothing*.

| What | Does with nothing |
| --- | --- |
| `=` `!=` | compares: nothing equals nothing and no other value |
| `otherwise` | gives the right side in its place |
| `if … then … else …` | passes it on when it is the value chosen |
| a variable, `into`, an argument of a statement | takes it as a value |
| all other operators, all functions, lists, conditions, pieces of prompts | **fault** |

Where a value may be nothing and what takes it cannot, the checker says so beforehand, unless a condition has excluded
it: in `name != nothing and length(name) > 2` the right side is safe, and so is the end of `if n = nothing then 0 else
n + 1`. `otherwise` binds tightest of all operators: in `"Dear " & name otherwise "guest"` it is `name` that is
replaced.
"""

LABELS = """
## Private, secret, untrusted

Whatever is made of a private value is private, and of a secret one secret, through every operator and function, also
when it only decides which of two other values results. One exception: `mask` of a private text is open.

What a caller types or says, and what the network says of the call, is *untrusted*, and so is what is made of it. It
never becomes a file name, a transfer target, a header or markup. The **checked conversions** end that: they give a
value that has the form asked for, or nothing.
"""

PIECE_NOTES: Mapping[PieceKind, str] = {
    PieceKind.SAY: "a text",
    PieceKind.AUDIO: "the recording of that key",
    PieceKind.NUMBER: "a number: one hundred and two",
    PieceKind.DIGITS: "one digit after the other; texts of 0-9, * and #, whole numbers from 0",
    PieceKind.ORDINAL: "a rank: third; whole numbers from 1",
    PieceKind.MONEY: "an amount in its currency",
    PieceKind.DATE: "a date",
    PieceKind.TIME: "a time of day",
    PieceKind.DATETIME: "a date and a time of day",
    PieceKind.DURATION: "a length of time, to the second: two minutes and five seconds",
    PieceKind.PHONE: "a telephone number, in groups with short pauses between; groups that are written stay",
    PieceKind.SPELL: "letter by letter",
    PieceKind.PAUSE: "silence, up to 60 s",
    PieceKind.SSML: "a text with markup, a part of SSML: p, s, break, emphasis, prosody, say-as, sub",
}
