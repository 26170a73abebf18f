"""What must be so in every call, whatever callers and hosts do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivrflow.pytest_plugin.random_callers.ending import defects, errors, handlers, traps
from ivrflow.pytest_plugin.random_callers.fault import Fault
from ivrflow.pytest_plugin.random_callers.hearing import dead_air, raw_words, secrets_said
from ivrflow.pytest_plugin.random_callers.witnessed import Witnessed

__all__ = ["Rules", "faults_in"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What is asked of a flow. That calls end, that hang-up handlers run, and that nothing raw is spoken, always is."""

    max_silence_ms: int = 10_000
    """A caller who is not heard himself hears something at least so often."""
    never_said: tuple[str, ...] = ()
    """Names of nodes: what is entered there is a secret, though the flow does not say so."""
    may_fail: bool = False
    """A call may end in an error that nothing handles."""


def faults_in(seen: Witnessed, rules: Rules) -> Iterator[Fault]:
    """The rules that do not hold in a call that is over, the worst first."""
    yield from defects(seen)
    yield from secrets_said(seen, rules.never_said)
    yield from raw_words(seen)
    yield from traps(seen)
    if not rules.may_fail:
        yield from errors(seen)
    yield from dead_air(seen, rules.max_silence_ms)
    yield from handlers(seen)
