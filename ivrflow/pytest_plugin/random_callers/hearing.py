"""Rules for what callers hear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.model.commands import Query
from ivrflow.model.conversation import Expect
from ivrflow.model.events import Gathered
from ivrflow.model.prompts import PieceKind
from ivrflow.pytest_plugin.random_callers.fault import Fault
from ivrflow.pytest_plugin.random_callers.marks import LEAST_DIGITS, is_marked, letters_and_digits
from ivrflow.pytest_plugin.random_callers.witnessed import Witnessed
from ivrflow.runtime.simulation.silence import Stretch, silences

__all__ = ["dead_air", "raw_words", "secrets_said"]

_UNRENDERED: Final = re.compile(r"[{}｛｝]|%\(\w+\)\w?|</?\w[^<>]*>")
"""Braces of either script, `%(name)s`, markup."""
_NO_VALUES: Final = re.compile(r"\b(?:None|null|nan|NaN|undefined)\b(?! of)")
"""What programs print where there is nothing; `None of your cards` is English."""


def dead_air(seen: Witnessed, most_ms: int) -> Iterator[Fault]:
    """Nothing is heard for longer than that, from when the call was answered until it ends.

    While the caller does what he is asked to, nobody expects to hear anything.
    """
    deeds = [Stretch(deed.begin_ms, deed.end_ms) for deed in seen.deeds if deed.is_heard]
    expected = Expect("no silence", data=(("length", timedelta(milliseconds=most_ms)),))
    for begin_ms, end_ms in silences(seen.steps, seen.call.heard, deeds):
        if end_ms - begin_ms > most_ms:
            place = f"from {_clock(begin_ms)} to {_clock(end_ms)}, in {seen.node_at(end_ms)}"
            what = f"nothing is heard for {(end_ms - begin_ms) / 1000:g} s, {place}"
            yield Fault("Dead air", what, end_ms, expected)
            return


def raw_words(seen: Witnessed) -> Iterator[Fault]:
    """What was meant for a machine is spoken: braces, markup, `None`, the name of a variable that is no word."""
    names = {name for program in seen.programs for name in program.types if "_" in name}
    for piece in seen.call.heard:
        if piece.piece.kind not in (PieceKind.SAY, PieceKind.SSML):
            continue
        raw = _UNRENDERED.search(piece.heard) or _NO_VALUES.search(piece.heard)
        if raw is not None:
            yield _spoken("Something raw is spoken", f'"{raw[0]}" is spoken as it stands', piece)
        for name in sorted(names & set(re.findall(r"\w+", piece.heard, re.ASCII))):
            yield _spoken("A variable's name is spoken", f"`{name}`, the name of a variable, is spoken", piece)


def secrets_said(seen: Witnessed, never_said: tuple[str, ...]) -> Iterator[Fault]:
    """What the caller entered as a secret, or what goes to a host as one, is spoken."""
    secrets = _secrets(seen, never_said)
    for piece in seen.call.heard:
        told = letters_and_digits(piece.heard) + ("" if piece.cut else f" {letters_and_digits(piece.piece.value)}")
        for secret, whence in secrets.items():
            if secret in told:
                yield _spoken("A secret is spoken", f"{whence} is spoken", piece)
                return


def _secrets(seen: Witnessed, never_said: tuple[str, ...]) -> dict[str, str]:
    """Secret → what it is. Only those of which what is heard is no coincidence: marked, and entered in one place."""
    found: dict[str, str] = {}
    entered: set[tuple[str, str]] = set()
    for step in seen.steps:
        node = step.position[1]
        if isinstance(step.event, Gathered):
            entered.add((node, step.event.keys))
            if step.secret or node in never_said:
                found[step.event.keys] = f"what was entered in {node}"
        for _, command in step.commands:
            if isinstance(command, Query):
                secret = {name: value for name, value in command.arguments if name in command.secret}
                found |= {letters_and_digits(secret[name]): f"`{name}` of {command.statement}" for name in secret}
    return {
        secret: what
        for secret, what in found.items()
        if len(secret) >= LEAST_DIGITS
        and is_marked(secret)
        and len({node for node, keys in entered if secret in keys}) <= 1
    }


def _spoken(title: str, what: str, piece: HeardPiece) -> Fault:
    text = piece.heard.strip()
    return Fault(title, f'{what}: "{text}"', piece.end_ms, Expect("not hear", text))


def _clock(at_ms: int) -> str:
    return f"{at_ms // 60_000}:{at_ms // 1000 % 60:02}"
