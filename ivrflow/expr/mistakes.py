"""Turns what the parser could not read into a sentence that helps the author."""

from __future__ import annotations

import re

from lark import Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from ivrflow.expr.errors import ExpressionError

__all__ = ["explain"]

# What people write who come from other languages, and from keyboards that write full-width signs.
_FOREIGN: tuple[tuple[str, str], ...] = (
    ("==", "Write = to compare."),
    ("<>", "Write != for “is not”."),
    ("=>", "Write >= for “at least”."),
    ("=<", "Write <= for “at most”."),
    ("&&", "Write and."),
    ("||", "Write or."),
    ("**", "There are no powers; multiply instead."),
    ("^", "There are no powers; multiply instead."),
    ("//", "Write / to divide, and floor(…) to drop what is behind the point."),
    ("!", "Write not, or != for “is not”."),
    ("%", "Write mod for the rest of a division."),
    ("'", 'Texts stand in double quotes: "…".'),
    ("“", 'Texts stand in straight quotes: "…".'),
    ("”", 'Texts stand in straight quotes: "…".'),
    ("?", "Write if … then … else …."),
    ("；", "Nothing follows an expression."),
    (";", "Nothing follows an expression."),
    ("，", "Write the comma of the Latin keyboard: ,"),
    ("（", "Write the parentheses of the Latin keyboard: ( )"),
    ("）", "Write the parentheses of the Latin keyboard: ( )"),
    ("＝", "Write the = of the Latin keyboard."),
    ("＞", "Write the > of the Latin keyboard."),
    ("＜", "Write the < of the Latin keyboard."),
    ("＋", "Write the + of the Latin keyboard."),
    ("：", "Write the colon of the Latin keyboard: 10:15"),
    ("{", 'Values stand in braces inside say("…") only.'),
    ("_", "Names begin with a letter."),
    (".", "A dot stands in numbers (0.5), facts (call.ani) and names of statements only."),
)
_WORDS = {
    "AND": "and",
    "OR": "or",
    "NOT": "not",
    "IN": "in",
    "is": "=",
    "mod": "mod",
    "MOD": "mod",
    "div": "/",
    "default": "otherwise",
    "OTHERWISE": "otherwise",
    "contains": "contains(text, part)",
}
_COMPARISONS = frozenset({"COMPARE", "IN"})
_OPERATORS = frozenset(
    {"OR", "AND", "COMPARE", "IN", "AMPERSAND", "PLUS", "MINUS", "STAR", "SLASH", "MOD", "OTHERWISE"}
)
_WORD = re.compile(r"\w+")
_UNITS = re.compile(r"(ms|s|m|h|d|min|sec|seconds?|minutes?|hours?|days?)\b")


def explain(error: UnexpectedInput, text: str, start: str) -> ExpressionError:
    """The mistake that stopped the parser. `start` names what was being read: expression, prompt or statement."""
    offset = _offset(error, text)
    expected = _expected(error)
    if offset >= len(text.rstrip()):
        return _too_short(text, expected, start)
    found = _found(text, offset)
    message = f"{found} cannot stand here"
    if expected & {"NUMBER", "TEXT"} and not expected & _OPERATORS - {"MINUS"}:
        message = f"a value is expected here, not {found}"
    return ExpressionError(message, offset, offset + max(len(found), 1), _suggestion(error, text, offset, expected))


def _offset(error: UnexpectedInput, text: str) -> int:
    if isinstance(error, UnexpectedToken):
        token = error.token
        if isinstance(token, Token) and token.type != "$END" and token.start_pos is not None:
            return token.start_pos
        return len(text)
    if isinstance(error, UnexpectedCharacters) and error.pos_in_stream is not None:
        return error.pos_in_stream
    return len(text)


def _expected(error: UnexpectedInput) -> set[str]:
    if isinstance(error, UnexpectedToken):
        return set(error.expected)
    return set(error.allowed or ()) if isinstance(error, UnexpectedCharacters) else set()


def _found(text: str, offset: int) -> str:
    word = _WORD.match(text, offset)
    return word.group()[:40] if word else text[offset]


def _too_short(text: str, expected: set[str], start: str) -> ExpressionError:
    end = len(text)
    if not text.strip():
        return ExpressionError(f"the {start} is empty", 0, end)
    for terminal, sign in (("RPAR", ")"), ("RSQB", "]")):
        if terminal in expected and text.count("(" if sign == ")" else "[") > text.count(sign):
            return ExpressionError(f"{sign} is missing at the end", end, end)
    if "_THEN" in expected:
        return ExpressionError("then is missing", end, end, "Write if … then … else ….")
    if "_ELSE" in expected:
        return ExpressionError("else is missing", end, end, "Write if … then … else …; both values are needed.")
    if start == "statement":
        return ExpressionError("the call is not complete", end, end, "Write source.statement(name = value).")
    return ExpressionError(f"the {start} ends where a value is expected", end, end)


def _suggestion(error: UnexpectedInput, text: str, offset: int, expected: set[str]) -> str | None:
    for sign, advice in _FOREIGN:
        # The parser may have taken the first character for an operator of ours.
        if text.startswith(sign, offset) or (len(sign) == 2 and text.startswith(sign, max(offset - 1, 0))):
            return advice
    if text[offset] == '"' and isinstance(error, UnexpectedCharacters):
        return 'The text is not closed: put " at its end.' if text.count('"', offset) % 2 else None
    word = re.compile(r"[^\W\d_]+").match(text, offset)
    if word and word.group() in _WORDS:
        return f"Write {_WORDS[word.group()]}."
    if word and offset and text[offset - 1].isdigit() and _UNITS.match(text, offset):
        return "Durations are whole numbers with ms, s, m, h or d: 1500ms, 90s."
    if isinstance(error, UnexpectedToken) and error.token.type in _COMPARISONS and "AND" in expected:
        return "Comparisons are joined with and: low < x and x < high."
    if word and expected & _OPERATORS - {"MINUS"}:
        return "An operator is missing before it; texts are joined with &."
    return None
