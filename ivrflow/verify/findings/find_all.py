"""All that an exploration has to say."""

from __future__ import annotations

from itertools import chain

from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.findings.codes import DEAD_END, FAULT, NEEDLESS_ERROR, NEVER_REACHED, TRAP
from ivrflow.verify.findings.dead_air import find_dead_air
from ivrflow.verify.findings.failures import find_failures
from ivrflow.verify.findings.finding import Finding
from ivrflow.verify.findings.leaks import find_leaks
from ivrflow.verify.findings.loops import find_loops
from ivrflow.verify.findings.unreached import find_unreached

__all__ = ["find_all"]

_FINDERS = (find_loops, find_failures, find_leaks, find_dead_air, find_unreached)
_STOPS = (TRAP, DEAD_END, FAULT, NEEDLESS_ERROR)
"""What keeps calls from going on."""


def find_all(exploration: Exploration) -> tuple[Finding, ...]:
    """The findings, certain ones first, then by code, flow and node.

    Where calls of a flow cannot go on, what is never reached in it is not told: it will often follow from that.
    """
    found = list(chain.from_iterable(find(exploration) for find in _FINDERS))
    stopped = {each.flow for each in found if each.certain and each.code in _STOPS}
    told = (each for each in found if each.code is not NEVER_REACHED or each.flow not in stopped)
    return tuple(sorted(told, key=lambda each: (not each.certain, each.code.code, each.flow, each.node, each.exit)))
