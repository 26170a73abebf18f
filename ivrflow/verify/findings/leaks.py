"""Secrets in places where they must not be: looked for by their very digits, in every command of every call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ivrflow.model.commands import Gather
from ivrflow.model.events import Gathered
from ivrflow.model.values import Money, Value
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Edge, Happening
from ivrflow.verify.findings.codes import SECRET_LEAVES
from ivrflow.verify.findings.finding import Finding, shown
from ivrflow.verify.findings.leaving import values_leaving
from ivrflow.verify.rehearsal import Rehearsal

__all__ = ["find_leaks"]

_LEAST_KEYS = 4
"""Shorter secrets could be part of anything."""


def find_leaks(exploration: Exploration) -> Iterator[Finding]:
    """Each kind of place once per flow and node."""
    secrets = _secrets(exploration)
    if not secrets:
        return
    told: set[tuple[str, str, str]] = set()
    for edge in exploration.space.edges():
        for where, happening in _leaks(edge, secrets):
            flow, node = _place(exploration, edge, happening)
            if (flow, node, where) not in told:
                told.add((flow, node, where))
                finding = Finding(SECRET_LEAVES, flow, node, f"a secret that the caller entered is in {where}")
                yield shown(exploration, finding, exploration.space.path_over(edge), _again(secrets, where))


def _secrets(exploration: Exploration) -> frozenset[str]:
    """Secrets that callers entered, without those whose digits are also in something that was entered openly: a card
    number 000000 would look as if the PIN 0000 had got into it."""
    entered = [
        (happening.asked.settings.secret, event.keys)
        for edge in exploration.space.edges()
        for happening in edge.happenings
        if isinstance(happening.asked, Gather) and isinstance(event := happening.choice.event, Gathered)
    ]
    open_keys = {keys for secret, keys in entered if not secret}
    secrets = {keys for secret, keys in entered if secret and len(keys) >= _LEAST_KEYS}
    return frozenset(secret for secret in secrets if not any(secret in keys for keys in open_keys))


def _leaks(edge: Edge, secrets: frozenset[str]) -> Iterator[tuple[str, Happening]]:
    for happening in edge.happenings:
        for _, command in happening.commands:
            for where, value in values_leaving(command):
                if _holds(value, secrets):
                    yield where, happening


def _holds(value: Value, secrets: frozenset[str]) -> bool:
    match value:
        case str() | Decimal():
            return any(secret in str(value) for secret in secrets)
        case Money(amount, _):
            return _holds(amount, secrets)
        case tuple():
            return any(_holds(item, secrets) for item in value)
    return False


def _place(exploration: Exploration, edge: Edge, happening: Happening) -> tuple[str, str]:
    """The node that issued the last command of a step: where the call then stands."""
    place = edge.happenings.index(happening)
    for later in edge.happenings[place + 1 :]:
        for visit in later.visits:
            return visit.flow, visit.node
    state = exploration.space.states[edge.target]
    return state.flow, state.node


def _again(secrets: frozenset[str], where: str) -> Callable[[Rehearsal], bool]:
    def holds(rehearsal: Rehearsal) -> bool:
        return any(
            place == where and _holds(value, secrets)
            for happening in rehearsal.happenings
            for _, command in happening.commands
            for place, value in values_leaving(command)
        )

    return holds
