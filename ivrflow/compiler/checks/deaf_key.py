"""IVR414: a prompt offers a key that does nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.about_prompts import in_languages, issue_at
from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["DEAF_KEY"]

CODE = IssueCode(
    "IVR414",
    "deaf-key",
    Severity.WARNING,
    what="A prompt tells the caller to press a key, and neither the node nor the flow's header has that key.",
    why="The caller does what he was told and hears that it was wrong.",
    mend='Add the choice, `key "3" -> node`, or take the key out of the prompt. Often a choice was removed and its '
    "text stayed, in one language.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        deaf: dict[str, dict[str, Heard]] = {}
        for heard in bound.heard:
            if heard.answers is None or heard.offers is None:
                continue
            known = {*heard.answers.keys, *(flow.header.keys if heard.answers.flow_keys else ())}
            for offer in heard.offers.offered:
                if offer.key not in known:
                    deaf.setdefault(offer.key, {}).setdefault(heard.language, heard)
        for key, languages in deaf.items():
            message = f"the prompt offers the key {key}{in_languages(flow, languages)}, and nothing happens on it"
            first = next(iter(languages.values()))
            yield issue_at(flow, CODE, message, name, first, f'Add `key "{key}" -> …`, or take it out of the prompt.')


DEAF_KEY = Check(CODE, find)
