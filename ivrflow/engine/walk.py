"""How a call gets from node to node.

Rules
1. Where a call stands is in state.py, and only `leave`, `fail`, `hang_up`, `stop` and `cut_short` change it.
2. A technical exit that is not connected leads to the flow's `on error`; without a handler, to the exit `failed` of the
   subflow node in the flow below, and so on; at the bottom the call ends with `error`.
3. After hang-up the handlers `on hangup` run from the flow on top of the stack to the one at the bottom, once each.
4. The caller's choice of a language holds for the whole call; a flow that does not speak it uses one of its own for as
   long as the call is there.
5. Budgets count nodes; see budgets.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.compiler.program import BACK, REPEAT, Program, Way
from ivrflow.engine.budgets import MAX_DEPTH, MAX_ERRORS, MAX_TRAIL, MAX_VISITS, MAX_VISITS_UNASKED
from ivrflow.engine.position import Frame
from ivrflow.engine.state import CallState
from ivrflow.model.journal import Visit
from ivrflow.model.values import Value
from ivrflow.nodes.outcomes import CallFlow, End, Exit, FlowKey, GoToFlow, Outcome, ReturnToCaller

__all__ = ["FAULT", "Walk"]

FAULT = "!"
"""Stands for the exit in the visit of a node that no exit was left by: a value could not be computed."""


class Walk(CallState):
    """The way of one call through its flows."""

    __slots__ = ()

    # How it moves ----------------------------------------------------------------------------------------------------

    def leave(self, outcome: Outcome) -> bool:
        """Go where an outcome leads. False: the flows have nothing more to do (now, or until the channel hangs up)."""
        if type(outcome) is Exit:
            name, results, language = outcome
            way = self.program.ways[self.node].get(name)
            if way is None:
                return self._unconnected(name)
            if results and way.into is not None:
                found = {variable: results[result] for variable, result in way.into.items() if result in results}
                self.variables = {**self.variables, **found}
            if language is not None:
                self._chosen = language
                self._speak()
            return self._follow(way)
        match outcome:
            case FlowKey(key):
                return self._follow_key(key)
            case CallFlow(flow, arguments):
                return self._call(flow, arguments)
            case GoToFlow(flow, arguments):
                return self._go_to(flow, arguments)
            case ReturnToCaller(results):
                return self._return(results)
            case End(by):
                self._visit("")
                return self._end(by)
        raise AssertionError(f"not an outcome: {outcome!r}")

    def fail(self, why: str, exit_name: str | None = FAULT) -> bool:
        """Something went wrong in this node: to the nearest `on error`, or to the end. None: the node was left."""
        if exit_name is not None:
            self._visit(exit_name)
        self.error = why
        self._errors += 1
        if self._errors > MAX_ERRORS:
            return self._end("error")
        self.must_flush = True
        while True:
            handler = self.program.handlers.get("error")
            if handler is not None and handler != self.node and self._unwinding is None:
                self.node = handler
                self._begin_unasked()
                return True
            if not self.stack:
                return self._end("error")
            self._pop()
            way = self.program.ways[self.node].get("failed")
            if way is not None:
                return self._follow(way)

    def hang_up(self, by: str) -> bool:
        """The call is over on the channel: begin with the handlers. True when there is one to run."""
        if self._in_node:
            self._visit("")
        self.hung_up = True
        self.ended_by = self.ended_by or by
        self.facts = {**self.facts, "call.ended_by": self.ended_by}
        here = Frame(self.program, self.node, self.variables, self.trail)
        self._unwinding = (*self.stack, here)
        return self._unwind()

    def stop(self, by: str) -> None:
        """Something outside the flow ends the call; the channel will hang up."""
        if self._in_node:
            self._visit("")
        self._in_node = False
        self.ended_by = self.ended_by or by

    def cut_short(self) -> None:
        """The handlers had their time."""
        if self._in_node:
            self._visit("")
        self._in_node = False
        self._unwinding = ()

    # The steps of it -------------------------------------------------------------------------------------------------

    def _follow(self, way: Way) -> bool:
        target, visit, _, from_menu = way
        self.visits.append(visit)
        self.visits_total = total = self.visits_total + 1
        if total > self._stop_at:
            return self._over_budget()
        if from_menu and (not self.trail or self.trail[-1] != self.node):
            self.trail = (*self.trail[1 - MAX_TRAIL :], self.node)
        self.node = target
        return True

    def _over_budget(self) -> bool:
        if self.visits_total <= self._limit:
            return self.fail(f"{MAX_VISITS_UNASKED} nodes without asking the caller anything", None)
        if self._limit > MAX_VISITS:
            return self._end("error")
        self._limit = MAX_VISITS + MAX_VISITS_UNASKED
        return self.fail(f"{MAX_VISITS} nodes in one call", None)

    def _unconnected(self, exit_name: str) -> bool:
        return self.fail(f"{self.program.id}.{self.current.id}: {exit_name}", exit_name)

    def _follow_key(self, key: str) -> bool:
        """A key of the flow's header, pressed in a menu."""
        target, trail, name = self.program.keys[key], self.trail, f"key {key}"
        if target >= 0:
            visit = Visit(self.program.id, self.current.id, name)
            return self._follow(Way(target, visit, None, from_menu=True))
        if target == BACK:
            while trail and trail[-1] == self.node:
                trail = trail[:-1]
            target, trail = (trail[-1], trail[:-1]) if trail else (self.node, ())
        else:
            assert target == REPEAT, f"not a target of a key: {target}"
            target = self.node
        going_on = self._follow(Way(target, Visit(self.program.id, self.current.id, name), None, from_menu=False))
        self.trail = trail
        return going_on

    def _call(self, flow: str, arguments: Mapping[str, Value]) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            return self.fail(f"subflows nested deeper than {MAX_DEPTH}", "failed")
        program = self._programs.get(flow)
        if program is None:
            return self._unconnected("failed")
        self._visit(f"call {flow}")
        self.stack = (*self.stack, Frame(self.program, self.node, self.variables, self.trail))
        return self._enter(program, arguments)

    def _go_to(self, flow: str, arguments: Mapping[str, Value]) -> bool:
        program = self._programs.get(flow)
        if program is None:
            return self._unconnected("failed")
        self._visit(f"go {flow}")
        self.stack = ()
        return self._enter(program, arguments)

    def _enter(self, program: Program, arguments: Mapping[str, Value]) -> bool:
        self.node, self.trail = program.start, ()
        self.variables = {**program.variables, **arguments}
        self._be_in(program)
        if self.visits_total > self._stop_at:
            return self._over_budget()
        return True

    def _return(self, results: Mapping[str, Value]) -> bool:
        self._visit("return")
        if not self.stack:
            return self._end("flow")
        given = {name: results.get(name, self.variables.get(name)) for name, _ in self.program.signature.results}
        self._pop()
        return self.leave(Exit("done", given))

    def _pop(self) -> None:
        *rest, frame = self.stack
        self.stack = tuple(rest)
        self._stand(frame)

    def _end(self, by: str) -> bool:
        self._in_node = False
        if self._unwinding is not None:
            return self._unwind()
        self.ended_by = self.ended_by or by
        return False

    def _unwind(self) -> bool:
        """To the next hang-up handler. False when there is none left."""
        self.stack = ()
        self._in_node = False
        while self._unwinding:
            *rest, frame = self._unwinding
            self._unwinding = tuple(rest)
            handler = frame.program.handlers.get("hangup")
            if handler is not None:
                self._stand(frame._replace(node=handler, trail=()))
                self._errors = 0
                self._limit = self.visits_total + MAX_VISITS_UNASKED
                self._begin_unasked()
                self._in_node = True
                return True
        return False
