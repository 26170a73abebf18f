"""Reads the table of cases (cases/*.md) and runs a case on anything that behaves like the collector."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ivrflow.gather import Action, Collector, StopPrompt
from ivrflow.model.events import Gathered, Played
from ivrflow.model.inputs import InputOutcome, InputSettings, Spoken

__all__ = ["Case", "Row", "happen", "read_cases", "shown"]

YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class Row:
    now: int
    what: str
    says: str
    deadline: int | None


@dataclass(frozen=True)
class Case:
    name: str
    rows: tuple[Row, ...]


def read_cases(folder: Path) -> list[Case]:
    return [case for path in sorted(folder.glob("*.md")) if path.name != "README.md" for case in _read_file(path)]


def _read_file(path: Path) -> Iterator[Case]:
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = section.splitlines()
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
        yield Case(f"{path.stem}: {name}", tuple(_row(*row) for row in cells[2:]))


def _row(now: str, what: str, says: str, deadline: str) -> Row:
    return Row(int(now), what, says, int(deadline) if deadline else None)


def happen(collector: Collector, what: str, now: int) -> tuple[Action, ...]:
    """Let one thing of the second column happen."""
    match what.split():
        case ["gather", number, *words]:
            return collector.gather(int(number), _settings(words), now)
        case ["play", number, *words]:
            flags = dict(word.split("=") for word in words)
            barge_in, type_ahead = (YES_OR_NO[flags.get(name, "yes")] for name in ("barge_in", "type_ahead"))
            return collector.play(int(number), barge_in, type_ahead)
        case ["prompt", number, "ends"]:
            return collector.prompt_ended(int(number), now)
        case ["key" | "keys", keys]:
            return tuple(action for key in keys for action in collector.key(key, now))
        case ["voice"]:
            return collector.voice_began(now)
        case ["understood", "nothing"]:
            return collector.understood(Spoken("", None, 0), now)
        case ["understood", meaning]:
            return collector.understood(Spoken(meaning, meaning), now)
        case ["tick"]:
            return collector.tick(now)
        case ["flush"]:
            collector.flush()
            return ()
        case ["cancel", number]:
            return collector.cancel(int(number))
    raise ValueError(f"the table has no such event: {what}")


def _settings(words: list[str]) -> InputSettings:
    values: dict[str, object] = {}
    for word in words:
        name, _, text = word.partition("=")
        if name in ("terminators", "erase_key"):
            values[name] = text
        elif name == "choices":
            values[name] = tuple(text.split(","))
        else:
            values[name] = YES_OR_NO[text] if text in YES_OR_NO else int(text)
    return InputSettings(**values)  # type: ignore[arg-type]  # names and texts come from the table


def shown(actions: tuple[Action, ...], expected: str) -> str:
    """Actions in the words of the third column; offsets are told only where the table asks for them."""
    return "; ".join(_show(action, "pressed" in expected) for action in actions)


def _show(action: Action, with_offsets: bool) -> str:
    if isinstance(action, StopPrompt):
        return "stop"
    event = action.event
    if isinstance(event, Played):
        return f"{event.number} {'stopped' if event.stopped else 'played'}"
    assert isinstance(event, Gathered)
    words = [str(event.number), event.outcome.value, str(event.meaning or event.keys)]
    if event.outcome not in (InputOutcome.KEYS, InputOutcome.SPEECH):
        words.remove("")
    if event.terminator:
        words += ["by", event.terminator]
    if with_offsets:
        words += ["pressed", *(f"{key}@{offset}" for key, offset in event.pressed)]
    return " ".join(words)
