"""Where a call stands, and what node scripts see of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Self

from ivrflow.compiler.program import Program
from ivrflow.engine.budgets import MAX_VISITS, MAX_VISITS_UNASKED
from ivrflow.engine.facts import facts_about, language_in, with_time
from ivrflow.engine.position import Frame
from ivrflow.model.events import Offered
from ivrflow.model.journal import Visit
from ivrflow.model.values import Value
from ivrflow.nodes.node import Node

__all__ = ["CallState"]


class CallState:
    """The state of one call between two nodes. Also the view of the call that scripts get (`CallView`).

    What it holds is immutable and replaced as a whole, except for `visits`, which begins anew with each event: a copy
    of the state is a state of its own.
    """

    __slots__ = (
        "_chosen", "_errors", "_in_node", "_limit", "_programs", "_started", "_stop_at", "_unwinding", "at_ms",
        "ended_by", "error", "facts", "hung_up", "language", "must_flush", "node", "program", "seed", "stack", "trail",
        "variables", "visits", "visits_total",
    )  # fmt: skip

    def __init__(self, programs: Mapping[str, Program], offered: Offered) -> None:
        self._programs = programs
        self._started = offered.started
        self.seed = offered.seed
        self._errors = 0
        self._limit = MAX_VISITS
        self._unwinding: tuple[Frame, ...] | None = None
        """The flows whose hang-up handlers are still to run; None while there is a caller."""
        self._in_node = True
        """False between the end of the flows and what follows: hang-up, the next handler, nothing."""
        self.program = programs[offered.flow]
        self.node = self.program.start
        self.variables: Mapping[str, Value] = self.program.variables
        self.stack: tuple[Frame, ...] = ()
        self.trail: tuple[int, ...] = ()
        self.language = self._chosen = self.program.languages[0]
        self.at_ms = 0
        self.facts: Mapping[str, Value] = facts_about(offered, self.language, self.now)
        self.visits: list[Visit] = []
        """The nodes left because of the present event."""
        self.visits_total = 0
        self._stop_at = MAX_VISITS_UNASKED
        """At how many visits a budget is spent: the smaller of `_limit` and 1,000 without an answer of the caller."""
        self.ended_by: str | None = None
        self.error = ""
        """Why `on error` was taken last, in words; empty when it never was."""
        self.hung_up = False
        self.must_flush = False
        """An error handler was taken: keys typed ahead were meant for somewhere else."""

    def __copy__(self) -> Self:
        """As `copy.copy` would, in a third of the time: explorations copy hundred thousands of states."""
        twin = object.__new__(type(self))
        for name in CallState.__slots__:
            setattr(twin, name, getattr(self, name))
        return twin

    # What scripts see ------------------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return (self._started + timedelta(milliseconds=self.at_ms)).astimezone(self.program.zone)

    @property
    def flow_keys(self) -> Mapping[str, int]:
        return self.program.keys

    @property
    def type_ahead(self) -> bool:
        return self.program.type_ahead

    # Where the call stands -------------------------------------------------------------------------------------------

    @property
    def current(self) -> Node:
        return self.program.nodes[self.node]

    @property
    def position(self) -> tuple[str, str, int]:
        program = self.program
        return program.id, program.nodes[self.node].id, self.visits_total

    @property
    def errors(self) -> int:
        """How often `on error` was taken since the caller last answered."""
        return self._errors

    @property
    def unwinding(self) -> tuple[Frame, ...] | None:
        """The flows whose hang-up handlers are still to run; None while there is a caller."""
        return self._unwinding

    def tell_time(self, at_ms: int) -> None:
        """Time came in with an event."""
        self.at_ms = at_ms
        if self.program.tells_time:
            self.facts = with_time(self.facts, self.now)

    def was_answered(self) -> None:
        """The caller was asked something, and did or did not press a key: the call does not run by itself."""
        self._errors = 0
        self._begin_unasked()

    # What changes together -------------------------------------------------------------------------------------------

    def _begin_unasked(self) -> None:
        """Count anew how many nodes are visited without an answer of the caller."""
        self._stop_at = min(self._limit, self.visits_total + MAX_VISITS_UNASKED)

    def _visit(self, exit_name: str) -> None:
        self.visits.append(Visit(self.program.id, self.program.nodes[self.node].id, exit_name))
        self.visits_total += 1

    def _stand(self, frame: Frame) -> None:
        program, self.node, self.variables, self.trail = frame
        self._be_in(program)

    def _be_in(self, program: Program) -> None:
        """Another flow: its language, its name, its zone."""
        self.program = program
        self._speak()
        self.facts = {**self.facts, "call.flow": program.id}
        self.tell_time(self.at_ms)

    def _speak(self) -> None:
        self.language = language_in(self.program.languages, self._chosen)
        self.facts = {**self.facts, "call.language": self.language}
