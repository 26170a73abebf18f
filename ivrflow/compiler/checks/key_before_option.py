"""IVR412: a menu names the key before the option."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.about_prompts import in_languages, issue_at, listed
from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["KEY_BEFORE_OPTION"]

CODE = IssueCode(
    "IVR412",
    "key-before-option",
    Severity.HINT,
    what='A menu says the key first and then what it is for: "press 1 for your balance", 「按1查询余额」. Menus '
    "that may be spoken to are not looked at.",
    why="When the caller hears what he wants, the key has gone by and is forgotten: he must hear the menu again.",
    mend='Say what it is for, then the key: "for your balance, press 1", 「查询余额请按1」 (ISO/IEC 13714).',
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        turned: dict[str, Heard] = {}
        keys: list[str] = []
        for heard in bound.heard:
            # One key alone is not mistaken for another, whichever way round.
            if len(found := _named_first(heard)) > 1:
                turned.setdefault(heard.language, heard)
                keys += found
        if turned:
            message = f"the keys {listed(sorted(keys))} are said before what they are for{in_languages(flow, turned)}"
            first = next(iter(turned.values()))
            yield issue_at(flow, CODE, message, name, first, "Say what it is for, then the key.")


def _named_first(heard: Heard) -> frozenset[str]:
    if heard.answers is None or heard.offers is None or heard.answers.by_voice:
        return frozenset()
    own = frozenset(heard.answers.keys)
    return frozenset(
        offer.key for offer in heard.offers.offered if offer.key_first and not offer.any_time and offer.key in own
    )


KEY_BEFORE_OPTION = Check(CODE, find)
