"""The reference page of expressions, made from the tables that the language itself uses.

python -m ivrflow.expr.reference > docs/reference/expressions.md
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ivrflow.expr import bounds
from ivrflow.expr.facts import FACTS
from ivrflow.expr.functions import SUBJECTS
from ivrflow.expr.functions.declaration import Function
from ivrflow.expr.operators import COMPUTING, NEGATION, ORDERED, PRECEDENCE
from ivrflow.expr.prompts.pieces import ACCEPTED, SPOKEN_AS
from ivrflow.expr.reference_texts import INTRODUCTION, LABELS, LITERALS, NOTHING, PIECE_NOTES
from ivrflow.model.types import Type

__all__ = ["make"]


def make() -> str:
    """The page as Markdown."""
    sections = (
        INTRODUCTION,
        LITERALS,
        _operators(),
        NOTHING,
        LABELS,
        _functions(),
        _facts(),
        _prompts(),
        _bounds(),
    )
    return "\n\n".join(section.strip() for section in sections) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def _operators() -> str:
    levels: dict[int, list[str]] = {}
    for symbol, level in PRECEDENCE.items():
        levels.setdefault(level, []).append("`-` (sign)" if symbol == "minus" else f"`{symbol}`")
    order = "\n".join(f"1. {' '.join(levels[level])}" for level in sorted(levels, reverse=True))
    takes: dict[tuple[str, str], list[str]] = {}
    for rule in COMPUTING:
        words = f"{rule.left.value} {rule.operator} {rule.right.value}"
        takes.setdefault((rule.operator, rule.result.value), []).append(words)
    rows = [(f"`{symbol}`", ", ".join(pairs), result) for (symbol, result), pairs in takes.items()]
    signs = ", ".join(base.value for base in NEGATION)
    ordered = ", ".join(base.value for base in ORDERED)
    return f"""## Operators

From the one that binds tightest to the loosest:

{order}

Comparisons are not chained: `low < x and x < high`. `=` and `!=` compare two values of one type, or any with
`nothing`. `<`, `<=`, `>` and `>=` compare {ordered}; not text, because "9" would come behind "10". `in` looks for an
item in a list, or for a text in a text. `and`, `or`, `not` and the condition of `if … then … else …` take booleans;
the right side of `and` and `or`, and the value that `if` does not choose, are not evaluated. The sign `-` takes
{signs}. `a otherwise b` is `a`, or `b` when `a` is nothing.

{_table(("Operator", "Takes", "Gives"), rows)}

`mod` has the sign of its right side. Division by zero is a fault. Amounts in different currencies are unequal; to
compute with them or to order them is a fault. To a date only whole days are added. Adding to a time goes past
midnight. Adding to a datetime adds time that passes: an hour later is an hour later also when the clocks change."""


def _functions() -> str:
    parts = ["## Functions"]
    for subject, functions in SUBJECTS.items():
        rows = [
            (
                f"`{function.signature}`",
                function.help + _notes(function),
                f"`{function.example}` is `{function.outcome}`",
            )
            for function in functions
        ]
        parts.append(f"### {subject}\n\n{_table(('Function', 'Gives', 'Example'), rows)}")
    return "\n\n".join(parts)


def _notes(function: Function) -> str:
    return " *May be nothing.*" if function.may_give_nothing else ""


def _facts() -> str:
    rows = [
        (
            f"`{fact.name}`",
            _type_words(fact.type),
            fact.help + (" *May be nothing.*" if fact.may_be_nothing else ""),
        )
        for fact in FACTS.values()
    ]
    return f"## Facts\n\nWhat is known of every call.\n\n{_table(('Fact', 'Type', 'Meaning'), rows)}"


def _type_words(type_: Type) -> str:
    return f"{type_}, untrusted" if type_.untrusted else str(type_)


def _prompts() -> str:
    rows = [
        (f"`{kind.value}(…)`", " or ".join(base.value for base in bases), PIECE_NOTES[kind])
        for kind, bases in ACCEPTED.items()
    ]
    spoken = "; ".join(
        f"{base.value} as {' and '.join(f'`{kind.value}`' for kind in kinds)}" for base, kinds in SPOKEN_AS.items()
    )
    return f"""## Prompts

A prompt is one piece after the other: `say("Your balance is {{balance}}.") pause(300ms) audio("goodbye")`. A piece may
state its language, `say("中文请按1", zh-CN)`, or another voice of it, `say("And now the weather.", en-US-x-anna)`.

{_table(("Piece", "Takes", "Is heard as"), rows)}

In the text of `say` and `ssml`, `{{expression}}` stands for a value; `\\{{` is the character. A quote in the
expression is written `\\"`, as everywhere in a text. In `say` a value becomes a piece by its type: {spoken}. So the
text is cut at the values, and a recording of a number is used where there is one; a stretch between values that has
no letter and no digit is left out. In `ssml` a value becomes text in which nothing is markup. Booleans and lists
have no words of their own: `{{if open then \\"open\\" else \\"closed\\"}}`.

A secret cannot be spoken. What comes from the caller cannot choose a recording or be markup."""


def _bounds() -> str:
    rows = (
        ("An expression or prompt, as written", f"{bounds.MAX_SOURCE:,} characters"),
        ("Levels of operators, calls and parentheses", f"{bounds.MAX_DEPTH}"),
        ("Calls of functions in one expression", f"{bounds.MAX_CALLS}"),
        ("A number", f"{bounds.MAX_DIGITS} significant digits, below 10^{bounds.MAX_EXPONENT}"),
        ("A text that is made", f"{bounds.MAX_TEXT:,} characters"),
        ("A list", f"{bounds.MAX_ITEMS:,} items"),
    )
    return f"""## Bounds

{_table(("Of", "At most"), rows)}

What is written beyond them is an error; what becomes larger during a call is a fault. Computing is decimal, never
binary: `0.1 + 0.2` is `0.3`. Results with more digits than fit are rounded half to even."""


if __name__ == "__main__":
    print(make(), end="")
