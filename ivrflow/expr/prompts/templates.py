"""Texts with values in braces: `"Your balance is {balance}."`.

A quote inside the braces is escaped as everywhere in a text: `"Dear {if vip then \\"guest\\" else name}"`.
"""

from __future__ import annotations

from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.parser import parse_expression
from ivrflow.expr.printer import print_expression
from ivrflow.expr.prompts.tree import Template
from ivrflow.expr.text_literals import Character, encode_text, read_characters
from ivrflow.expr.tree import Tree, relocate

__all__ = ["parse_template", "print_template"]


def parse_template(quoted: str, start: int) -> Template:
    """The fixed texts and the expressions of a text in quotes. `start` is the offset of its opening quote.

    Raises ExpressionError with offsets into the text that the quote stands in.
    """
    characters = list(read_characters(quoted, start))
    parts: list[str | Tree] = []
    fixed: list[str] = []
    index = 0
    while index < len(characters):
        character, offset, escaped = characters[index]
        if character == "}" and not escaped:
            raise ExpressionError("} closes nothing", offset, offset + 1, "Write \\} for the character.")
        if character != "{" or escaped:
            fixed.append(character)
            index += 1
            continue
        if fixed:
            parts.append("".join(fixed))
            fixed.clear()
        closing = _closing(characters, index)
        parts.append(_expression(characters[index + 1 : closing + 1]))
        index = closing + 1
    if fixed:
        parts.append("".join(fixed))
    return Template(tuple(parts), start, start + len(quoted))


def _closing(characters: list[Character], opening: int) -> int:
    """The index of the brace that closes an expression; one in a text within the expression does not."""
    in_text = False
    index = opening + 1
    while index < len(characters):
        character, _, escaped = characters[index]
        if in_text and character == "\\":
            index += 1
        elif character == '"':
            in_text = not in_text
        elif character == "}" and not escaped and not in_text:
            return index
        index += 1
    offset = characters[opening].offset
    raise ExpressionError("} is missing", offset, offset + 1, "Write \\{ for the character {.")


def _expression(characters: list[Character]) -> Tree:
    """The expression that the characters spell; the last of them is the closing brace."""

    def place(index: int) -> int:
        return characters[min(index, len(characters) - 1)].offset

    text = "".join(character.character for character in characters[:-1])
    try:
        return relocate(parse_expression(text), place)
    except ExpressionError as error:
        raise ExpressionError(error.message, place(error.start), place(error.end), error.suggestion) from None


def print_template(template: Template) -> str:
    """The template as written, with quotes."""
    return f'"{"".join(map(_part, template.parts))}"'


def _part(part: str | Tree) -> str:
    if isinstance(part, str):
        return encode_text(part)
    inner = print_expression(part).replace("\\", "\\\\").replace('"', '\\"')
    return f"{{{inner}}}"
