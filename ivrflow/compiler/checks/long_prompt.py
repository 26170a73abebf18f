"""IVR306: a caller must listen for too long."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.about_prompts import issue_at, listed
from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["LONG_PROMPT"]

QUESTION_MS, OTHER_MS = 25_000, 30_000
"""Guides for authors give 20 s for a prompt that asks for something (docs/adr/0015). The estimate may be a quarter
too long, and nobody is to be blamed for that."""

CODE = IssueCode(
    "IVR306",
    "long-prompt",
    Severity.HINT,
    what=f"A prompt takes more than {QUESTION_MS // 1000} seconds when it asks for something, or more than "
    f"{OTHER_MS // 1000} seconds when it only tells. Recordings count with their length, other texts with an "
    "estimate for the language.",
    why="Nobody keeps in mind what was said half a minute ago: callers choose the wrong key, hear everything again, or "
    "hang up.",
    mend="Shorten the prompt; offer fewer choices at once; tell details only to those who ask for them, behind a key.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        longest: dict[str, dict[str, Heard]] = {}
        for heard in bound.heard:
            if heard.length_ms > _limit_ms(heard) and not heard.open_ended:
                known = longest.setdefault(heard.field, {})
                if heard.language not in known or known[heard.language].length_ms < heard.length_ms:
                    known[heard.language] = heard
        for languages in longest.values():
            first = next(iter(languages.values()))
            times = [f"{round(each.length_ms / 1000)} s in {language}" for language, each in languages.items()]
            limit = _limit_ms(first) // 1000
            until = "before the caller can answer" if first.answers is not None else "and the caller can only listen"
            message = f"this takes about {listed(times)} {until}; {limit} s is the limit"
            yield issue_at(flow, CODE, message, name, first, "Shorten it, or tell part of it only to those who ask.")


def _limit_ms(heard: Heard) -> int:
    return OTHER_MS if heard.answers is None else QUESTION_MS


LONG_PROMPT = Check(CODE, find)
