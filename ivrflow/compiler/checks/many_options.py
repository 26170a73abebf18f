"""IVR411: a menu with too many choices."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["MANY_OPTIONS"]

MOST = 5
"""Guides for authors of menus say four or five (docs/adr/0015)."""

CODE = IssueCode(
    "IVR411",
    "many-options",
    Severity.HINT,
    what=f"A menu offers more than {MOST} choices at once. The keys 0, * and # are not counted (agent, back, repeat), "
    "nor are the keys of a scale (`from 1 to 9`).",
    why="By the sixth choice callers have forgotten the first; they guess, or hear the menu again.",
    mend="Offer the most wanted choices and one key for the others, in a menu of their own.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        most = max((len(_options(heard)) for heard in bound.heard), default=0)
        if most > MOST:
            message = f"{most} choices at once are more than callers keep in mind; offer at most {MOST}"
            yield flow.issue(CODE, message, name, bound.block.span, "Put the rarer ones into a menu of their own.")


def _options(heard: Heard) -> frozenset[str]:
    if heard.answers is None or len(heard.answers.keys) <= MOST:
        return frozenset()
    of_scale = frozenset[str]() if heard.offers is None else heard.offers.scale
    return frozenset(heard.answers.keys) - of_scale - {"0", "*", "#"}


MANY_OPTIONS = Check(CODE, find)
