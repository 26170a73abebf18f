"""All that an exploration has to say."""

from __future__ import annotations

from itertools import chain

from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.findings.dead_air import find_dead_air
from ivrflow.verify.findings.failures import find_failures
from ivrflow.verify.findings.finding import Finding
from ivrflow.verify.findings.leaks import find_leaks
from ivrflow.verify.findings.loops import find_loops
from ivrflow.verify.findings.unreached import find_unreached

__all__ = ["find_all"]

_FINDERS = (find_loops, find_failures, find_leaks, find_dead_air, find_unreached)


def find_all(exploration: Exploration) -> tuple[Finding, ...]:
    """The findings, certain ones first, then by code, flow and node."""
    found = chain.from_iterable(find(exploration) for find in _FINDERS)
    return tuple(sorted(found, key=lambda each: (not each.certain, each.code.code, each.flow, each.node, each.exit)))
