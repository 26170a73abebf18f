"""What hosts, calendars, lists, tables, queues and boxes answer in a random call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from ivrflow.compiler.program import Program
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.statements import Statement
from ivrflow.model.types import Type
from ivrflow.model.values import Value
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.fields.calls import BoundCall
from ivrflow.nodes.fields.live_names import BoundTable
from ivrflow.pytest_plugin.random_callers.values import values_of
from ivrflow.runtime.simulation.stubs import AnswerBook

__all__ = ["Draw", "RandomAnswers", "Surroundings", "surroundings_of"]

_Drawn = TypeVar("_Drawn")

_MOST_ANSWERS = 5
"""How many different answers in a row are drawn for one subject; then the last one stays: loops must not use up what
Hypothesis is willing to draw."""
_DELAYS_MS = (0, 0, 0, 500, 2_000, 5_000, 20_000)
_REASONS = ("timeout", "unavailable")
_OUTCOMES: Mapping[str, tuple[str | None, ...]] = {
    # None: as it is in the installation.
    "calendar": (None, "open", "closed", "holiday"),
    "list": (None, "no", "yes", "failed"),
    "queue": ("done", "busy", "noanswer", "refused", "failed"),
    "transfer": ("done", "busy", "noanswer", "refused", "failed"),
    "box": ("done", "failed"),
    "callback": ("done", "failed"),
}
_WITH_DELAY = ("queue",)


class Draw(Protocol):
    """How Hypothesis hands out values: the first argument of a composite strategy."""

    def __call__(self, strategy: st.SearchStrategy[_Drawn], /) -> _Drawn: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What programs can ask, with the types of the answers."""

    statements: Mapping[str, Statement]
    tables: Mapping[str, Mapping[str, Type]]


def surroundings_of(programs: Iterable[Program]) -> Surroundings:
    """The statements and tables that the nodes of some programs name."""
    statements: dict[str, Statement] = {}
    tables: dict[str, Mapping[str, Type]] = {}
    for program in programs:
        for node in program.nodes:
            fields: list[Any] = [getattr(node, param.attribute) for param in params_of(type(node))]
            for value in fields:
                if isinstance(value, BoundCall):
                    statements[value.statement.key] = value.statement
                elif isinstance(value, BoundTable):
                    tables[value.name] = value.columns
    return Surroundings(statements, tables)


class RandomAnswers(AnswerBook):
    """Draws an answer when it is asked for one, and remembers it for the account of the call."""

    def __init__(self, draw: Draw, surroundings: Surroundings, *, nothing: bool) -> None:
        super().__init__()
        self._draw, self._surroundings, self._nothing = draw, surroundings, nothing
        self._given: dict[str, list[StubAnswer | None]] = {}
        self._drawn: Counter[str] = Counter()

    def next_for(self, subject: str) -> StubAnswer | None:
        given = self._given.setdefault(subject, [])
        stays = given and (given[-1] is None or self._drawn[subject] >= _MOST_ANSWERS or not self._draw(st.booleans()))
        if stays:
            answer = given[-1]
        else:
            answer = self._new_answer(subject, may_be_none=not given)
            self._drawn[subject] += 1
        given.append(answer)
        return answer

    @property
    def answers(self) -> tuple[StubAnswer, ...]:
        """What was answered, as a conversation states it: in the order given, and the last one stays."""
        return tuple(answer for given in self._given.values() for answer in _without_repeated_end(given))

    def _new_answer(self, subject: str, *, may_be_none: bool) -> StubAnswer | None:
        what, _, name = subject.partition(" ")
        if not name:
            return self._of_host(subject)
        if what == "table":
            return self._of_table(subject, name)
        outcomes = [each for each in _OUTCOMES[what] if each is not None or may_be_none]
        outcome = self._draw(st.sampled_from(outcomes))
        if outcome is None:
            return None
        after_ms = self._draw(st.sampled_from(_DELAYS_MS)) if what in _WITH_DELAY and outcome == "done" else 0
        return StubAnswer(subject, outcome, after_ms=after_ms)

    def _of_host(self, key: str) -> StubAnswer:
        statement = self._surroundings.statements[key]
        after_ms = self._draw(st.sampled_from(_DELAYS_MS))
        # Found more often than not: only who is found gets far.
        outcomes = (
            ["done", "done", "failed"] if statement.write else ["found", "found", "found", "empty", "many", "failed"]
        )
        outcome = self._draw(st.sampled_from(outcomes))
        if outcome == "failed":
            return StubAnswer(key, outcome, reason=self._draw(st.sampled_from(_REASONS)), after_ms=after_ms)
        results = self._row(dict(statement.results)) if outcome == "found" else ()
        return StubAnswer(key, outcome, results, after_ms=after_ms)

    def _of_table(self, subject: str, name: str) -> StubAnswer:
        outcome = self._draw(st.sampled_from(["found", "found", "empty", "failed"]))
        columns = self._surroundings.tables.get(name, {})
        return StubAnswer(subject, outcome, self._row(columns) if outcome == "found" else ())

    def _row(self, types: Mapping[str, Type]) -> tuple[tuple[str, Value], ...]:
        return tuple((name, self._draw(values_of(kind, nothing=self._nothing))) for name, kind in types.items())


def _without_repeated_end(given: list[StubAnswer | None]) -> Iterator[StubAnswer]:
    last = len(given)
    while last > 1 and given[last - 1] == given[last - 2]:
        last -= 1
    yield from (answer for answer in given[:last] if answer is not None)
