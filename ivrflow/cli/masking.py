"""What callers entered and what hosts told of them is not for every screen: it is shown when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrflow.model.journal import Step
from ivrflow.model.journal_records import HIDDEN, to_record
from ivrflow.model.types import Privacy

__all__ = ["shown_record"]

_OPEN = Privacy.OPEN.value


def shown_record(step: Step, *, clear: bool) -> dict[str, Any]:
    """The step as a journal holds it; unless `clear`, with a dot for each key that was pressed, and for whatever a host
    was asked or answered, an agent is shown or a prompt says, but for what is open to everybody."""
    record = dict(to_record(step))
    if not clear:
        record["event"] = _masked_event(record["event"])
        record["commands"] = [_masked_command(command) for command in record["commands"]]
    return record


def _masked_event(event: Mapping[str, Any]) -> dict[str, Any]:
    masked = dict(event)
    for name in ("keys", "text"):
        if masked.get(name):
            masked[name] = HIDDEN * len(masked[name])
    if masked.get("pressed"):
        masked["pressed"] = [[HIDDEN, offset_ms] for _, offset_ms in masked["pressed"]]
    if masked.get("meaning") is not None:
        masked["meaning"] = HIDDEN
    if masked.get("results"):
        masked["results"] = dict.fromkeys(masked["results"], HIDDEN)
    return masked


def _masked_command(command: Mapping[str, Any]) -> dict[str, Any]:
    masked = dict(command)
    for name in ("prompt", "announcement", "music"):
        if masked.get(name):
            masked[name] = [
                piece if piece["privacy"] == _OPEN else {**piece, "value": HIDDEN} for piece in masked[name]
            ]
    if masked.get("arguments"):
        # A statement says of an argument only whether it is secret.
        masked["arguments"] = [[name, HIDDEN] for name, _ in masked["arguments"]]
    if masked.get("customer"):
        masked["customer"] = HIDDEN
    if masked.get("data"):
        masked["data"] = [each if _OPEN in each[2:] else [each[0], HIDDEN, *each[2:]] for each in masked["data"]]
    return masked
