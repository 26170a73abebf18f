"""How a call gets from node to node.

Rules
1. Everything that says where a call stands is here, and only `leave`, `fail`, `hang_up` and `unwind` change it.
2. A technical exit that is not connected leads to the flow's `on error`; without a handler, to the exit `failed` of the
   subflow node in the flow below, and so on; at the bottom the call ends with `error`.
3. After hang-up the handlers `on hangup` run from the flow on top of the stack to the one at the bottom, once each.
4. Budgets count nodes; see budgets.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from ivrflow.compiler.program import BACK, REPEAT, Program
from ivrflow.engine.budgets import MAX_DEPTH, MAX_ERRORS, MAX_TRAIL, MAX_VISITS, MAX_VISITS_UNASKED
from ivrflow.engine.facts import facts_about, with_time
from ivrflow.engine.position import Frame
from ivrflow.model.events import Offered
from ivrflow.model.journal import Visit
from ivrflow.model.values import Value
from ivrflow.nodes.node import Node
from ivrflow.nodes.outcomes import CallFlow, End, Exit, FlowKey, GoToFlow, Outcome, ReturnToCaller

__all__ = ["Walk"]


class Walk:
    """The way of one call through its flows. Also the view of the call that node scripts get (`CallView`)."""

    __slots__ = (
        "_errors", "_programs", "_started", "_unwinding", "at_ms", "ended_by", "error", "facts", "hung_up",
        "language", "node", "program", "stack", "trail", "unasked", "variables", "visits", "visits_total",
    )  # fmt: skip

    def __init__(self, programs: Mapping[str, Program], offered: Offered) -> None:
        self._programs = programs
        self._started = offered.started
        self._errors = 0
        self._unwinding: tuple[Frame, ...] | None = None
        self.program = programs[offered.flow]
        self.node = self.program.start
        self.variables: Mapping[str, Value] = self.program.variables
        self.stack: tuple[Frame, ...] = ()
        self.trail: tuple[int, ...] = ()
        self.language = self.program.languages[0]
        self.at_ms = 0
        self.facts: Mapping[str, Value] = facts_about(offered, self.language, self.now)
        self.visits: list[Visit] = []
        self.visits_total = 0
        self.unasked = 0
        self.ended_by: str | None = None
        self.error = ""
        self.hung_up = False

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
        return self.program.id, self.current.id, self.visits_total

    def tell_time(self, at_ms: int) -> None:
        """Time came in with an event."""
        self.at_ms = at_ms
        if self.program.tells_time:
            self.facts = with_time(self.facts, self.now)

    # How it moves ----------------------------------------------------------------------------------------------------

    def leave(self, outcome: Outcome) -> bool:
        """Go where an outcome leads. False: the flows have nothing more to do (now, or until the channel hangs up)."""
        if type(outcome) is Exit:
            target = self.program.links[self.node].get(outcome.name)
            if target is None:
                return self._unconnected(outcome.name)
            if outcome.results:
                self._keep(outcome.results)
            if outcome.language is not None:
                self.language = outcome.language
                self.facts = {**self.facts, "call.language": outcome.language}
            return self._step_to(outcome.name, target)
        match outcome:
            case FlowKey(key):
                return self._follow_key(key)
            case CallFlow(flow, arguments):
                return self._call(flow, arguments)
            case GoToFlow(flow, arguments):
                self._visit(f"go {flow}")
                return self._enter(self._programs[flow], arguments)
            case ReturnToCaller(results):
                return self._return(results)
            case End(by):
                self._visit("")
                return self._end(by)
        raise AssertionError(f"not an outcome: {outcome!r}")

    def fail(self, why: str) -> bool:
        """Something went wrong in this node: to the nearest `on error`, or to the end."""
        self._visit("!")
        self.error = why
        self._errors += 1
        if self._errors > MAX_ERRORS:
            return self._end("error")
        while True:
            handler = self.program.handlers.get("error")
            if handler is not None and handler != self.node and self._unwinding is None:
                self.node = handler
                self.unasked = 0
                return True
            if not self.stack or self._unwinding is not None:
                return self._end("error")
            self._pop()
            target = self.program.links[self.node].get("failed")
            if target is not None:
                return self._step_to("failed", target)

    def hang_up(self, by: str) -> bool:
        """The call is over on the channel: begin with the handlers. True when there is one to run."""
        self.hung_up = True
        self.ended_by = self.ended_by or by
        self.facts = {**self.facts, "call.ended_by": self.ended_by}
        here = Frame(self.program, self.node, self.variables, self.trail)
        self._unwinding = (*self.stack, here)
        self.stack = ()
        return self.unwind()

    def unwind(self) -> bool:
        """To the next hang-up handler. False when there is none left."""
        while self._unwinding:
            *rest, frame = self._unwinding
            self._unwinding = tuple(rest)
            handler = frame.program.handlers.get("hangup")
            if handler is not None:
                self.program, self.variables, self.trail, self.node = frame.program, frame.variables, (), handler
                self.stack = ()
                self.unasked = 0
                self.tell_time(self.at_ms)
                return True
        return False

    def stop(self, by: str) -> None:
        """Something outside the flow ends the call."""
        self.ended_by = self.ended_by or by
        if self._unwinding is not None:
            self._unwinding = ()

    # The steps of it -------------------------------------------------------------------------------------------------

    def _visit(self, exit_name: str) -> None:
        self.visits.append(Visit(self.program.id, self.program.nodes[self.node].id, exit_name))
        self.visits_total += 1
        self.unasked += 1

    def _step_to(self, exit_name: str, target: int) -> bool:
        program, here = self.program, self.node
        node = program.nodes[here]
        self.visits.append(Visit(program.id, node.id, exit_name))
        self.visits_total = total = self.visits_total + 1
        self.unasked = unasked = self.unasked + 1
        if unasked > MAX_VISITS_UNASKED or total > MAX_VISITS:
            return self._over_budget()
        if node.offers_flow_keys and (not self.trail or self.trail[-1] != here):
            self.trail = (*self.trail[-MAX_TRAIL:], here)
        self.node = target
        return True

    def _over_budget(self) -> bool:
        if self.visits_total > MAX_VISITS:
            self.ended_by = "error"
            return self._end("error")
        return self.fail(f"{MAX_VISITS_UNASKED} nodes without asking the caller anything")

    def _keep(self, results: Mapping[str, Value]) -> None:
        node_into = self.program.into[self.node]
        if node_into:
            found = {variable: results[result] for variable, result in node_into.items() if result in results}
            self.variables = {**self.variables, **found}

    def _unconnected(self, exit_name: str) -> bool:
        return self.fail(f"{self.program.id}.{self.current.id}: {exit_name}")

    def _follow_key(self, key: str) -> bool:
        target = self.program.keys[key]
        if target == REPEAT:
            target = self.node
            exit_name, trail = "repeat", self.trail
        elif target == BACK:
            target, trail = (self.trail[-1], self.trail[:-1]) if self.trail else (self.node, ())
            exit_name = "back"
        else:
            return self._step_to(f"key {key}", target)
        going_on = self._step_to(exit_name, target)
        self.trail = trail
        return going_on

    def _call(self, flow: str, arguments: Mapping[str, Value]) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            return self.fail(f"subflows nested deeper than {MAX_DEPTH}")
        self._visit(f"call {flow}")
        self.stack = (*self.stack, Frame(self.program, self.node, self.variables, self.trail))
        return self._enter(self._programs[flow], arguments)

    def _enter(self, program: Program, arguments: Mapping[str, Value]) -> bool:
        self.program, self.node, self.trail = program, program.start, ()
        self.variables = {**program.variables, **arguments}
        if self.language not in program.languages:
            # The language is the call's; a flow that does not speak it falls back to its own first.
            self.language = program.languages[0]
            self.facts = {**self.facts, "call.language": self.language}
        self.tell_time(self.at_ms)
        if self.unasked > MAX_VISITS_UNASKED or self.visits_total > MAX_VISITS:
            return self._over_budget()
        return True

    def _return(self, results: Mapping[str, Value]) -> bool:
        self._visit("return")
        if not self.stack:
            return self._end("flow")
        given = {name: results.get(name, self.variables.get(name)) for name, _ in self.program.signature.results}
        self._pop()
        target = self.program.links[self.node].get("done")
        if target is None:
            return self._unconnected("done")
        self._keep(given)
        return self._step_to("done", target)

    def _pop(self) -> None:
        *rest, frame = self.stack
        self.stack = tuple(rest)
        self.program, self.node, self.variables, self.trail = frame
        self.tell_time(self.at_ms)

    def _end(self, by: str) -> bool:
        if self._unwinding is not None:
            return self.unwind()
        self.ended_by = self.ended_by or by
        return False
