"""What the world may answer: hosts, calendars, queues and whoever is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from math import prod

from ivrflow.model.calendar import WEEKDAYS
from ivrflow.model.commands import Consult, HandOff, Query, Transfer
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Consulted, Queried, Referred
from ivrflow.model.shared_table import as_written
from ivrflow.model.statements import Statement
from ivrflow.model.values import Value
from ivrflow.verify.exploration.choices import Choice, Means

__all__ = ["ResultClasses", "live_choices", "query_choices", "referral_choices"]

ResultClasses = Sequence[tuple[str, tuple[Value, ...]]]
"""The results of a statement, each with the values that stand for its classes."""


def query_choices(query: Query, statement: Statement | None, classes: ResultClasses, most: int) -> list[Choice]:
    """Each outcome of a look-up; `found` once for each combination of results, at most `most` times."""
    key = query.statement
    # Nobody knows whether a change was made that took too long.
    reason = "unknown" if query.write else "timeout"
    timeout = Choice(
        f"{key} fails",
        Means.FAILS,
        Queried(0, "failed", reason=reason),
        query.timeout_ms,
        (StubAnswer(key, "failed", reason="timeout", after_ms=query.timeout_ms),),
    )
    if query.write:
        refused = (StubAnswer(key, "failed", reason="refused"),)
        return [
            *(_found(key, "done", row) for row in _rows(classes, most)),
            timeout,
            Choice(f"{key} refuses", Means.FAILS, Queried(0, "failed", reason="refused"), steps=refused),
        ]
    found = [_found(key, "found", row) for row in _rows(classes, most)] if statement is not None else []
    others = [
        Choice(f"{key} {outcome}", means, Queried(0, outcome), 0, (StubAnswer(key, outcome),))
        for outcome, means in (("empty", Means.ANSWERS), ("many", Means.FAILS))
    ]
    return [*found, *others, timeout]


def _found(key: str, outcome: str, row: tuple[tuple[str, Value], ...]) -> Choice:
    label = f"{key} {outcome}"
    return Choice(label, Means.ANSWERS, Queried(0, outcome, dict(row)), 0, (StubAnswer(key, outcome, row),))


def _rows(classes: ResultClasses, most: int) -> Iterator[tuple[tuple[str, Value], ...]]:
    names = [name for name, _ in classes]
    if prod(len(values) for _, values in classes) <= most:
        for row in product(*(values for _, values in classes)):
            yield tuple(zip(names, row, strict=True))
        return
    first = [values[0] for _, values in classes]
    yield tuple(zip(names, first, strict=True))
    for place, (_, values) in enumerate(classes):
        for value in values[1:]:
            yield tuple(zip(names, [*first[:place], value, *first[place + 1 :]], strict=True))


def live_choices(consult: Consult, columns: ResultClasses, most: int, today: datetime) -> list[Choice]:
    """What live data may say: a calendar, a list, a table with a row for each combination of values; and that it cannot
    be read."""
    event = Consulted(0, "", None)
    failed = (StubAnswer(f"{consult.subject} {consult.name}", "failed"),)
    unreadable = Choice(f"{consult.name} cannot be read", Means.FAILS, event, steps=failed)
    match consult.subject:
        case "calendar":
            return [*_calendar_choices(consult, today), unreadable]
        case "list":
            return [*_list_choices(consult), unreadable]
        case "table":
            return [*_table_choices(consult, columns, most), unreadable]
    return [replace(unreadable, steps=(), unsaid=f"nothing in a conversation says what a {consult.subject} is")]


def _list_choices(consult: Consult) -> list[Choice]:
    subject, entry = f"list {consult.name}", {"entry": consult.key or ""}
    return [
        Choice(
            f"not on {consult.name}",
            Means.ANSWERS,
            Consulted(0, "explored", {}),
            steps=(StubAnswer(subject, "no"),),
        ),
        Choice(
            f"on {consult.name}",
            Means.ANSWERS,
            Consulted(0, "explored", entry),
            steps=(StubAnswer(subject, "yes"),),
        ),
    ]


def _table_choices(consult: Consult, columns: ResultClasses, most: int) -> list[Choice]:
    subject = f"table {consult.name}"
    found = [
        Choice(
            f"{consult.name} found",
            Means.ANSWERS,
            Consulted(0, "explored", {"row": as_written(dict(row))}),
            steps=(StubAnswer(subject, "found", row),),
        )
        for row in _rows(columns, most)
    ]
    empty = (StubAnswer(subject, "empty"),)
    return [*found, Choice(f"{consult.name} empty", Means.ANSWERS, Consulted(0, "explored", {}), steps=empty)]


def _calendar_choices(consult: Consult, today: datetime) -> list[Choice]:
    subject = f"calendar {consult.name}"
    return [
        Choice(
            f"{consult.name} {state}",
            Means.ANSWERS,
            Consulted(0, "explored", _calendar(state, today)),
            steps=(StubAnswer(subject, state),),
        )
        for state in ("open", "closed", "holiday")
    ]


def _calendar(state: str, today: datetime) -> Mapping[str, object]:
    """A calendar that is in this state for as long as a call may last."""
    plain: dict[str, object] = {day: ["00:00-24:00"] if state == "open" else [] for day in WEEKDAYS}
    if state == "holiday":
        days = [str(today.date() + timedelta(days=offset)) for offset in range(-1, 3)]
        plain["holidays"] = dict.fromkeys(days, "holiday")
    return plain


def referral_choices(command: HandOff | Transfer) -> list[Choice]:
    """Somebody takes the call, nobody knows whether somebody did, or why nobody does."""
    subject = f"queue {command.queue}" if isinstance(command, HandOff) else f"transfer {command.target}"
    outcomes = {"done": Means.ANSWERS, "unknown": Means.FAILS}
    outcomes |= dict.fromkeys(("busy", "noanswer", "refused", "failed"), Means.FAILS)
    return [
        Choice(f"{subject} {outcome}", means, Referred(0, outcome), 0, (StubAnswer(subject, outcome),))
        for outcome, means in outcomes.items()
    ]
