"""IVR415: a choice that no caller is told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrflow.compiler.checks.about_prompts import in_languages, issue_at, listed
from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.nodes.utterance import Answers

__all__ = ["UNTOLD_KEY"]

CODE = IssueCode(
    "IVR415",
    "untold-key",
    Severity.HINT,
    what="A node has a choice whose key none of its prompts names in one of the flow's languages. The keys of the "
    "flow's header need not be named; prompts that differ from caller to caller, recordings without transcript and "
    "menus that may be spoken to are not looked at.",
    why="Callers who hear that language do not know that they could choose it.",
    mend="Name the choice and its key in the prompt of that language. A key that only insiders are to know belongs "
    "into the header.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        untold: dict[str, dict[str, Heard]] = {}
        for (answers, language), prompts in _questions(bound.heard).items():
            offers = [heard.offers for heard in prompts if heard.offers is not None]
            if len(offers) == len(prompts):
                told = frozenset().union(*(each.mentioned for each in offers))
                for key in answers.keys:
                    if key not in told:
                        untold.setdefault(key, {})[language] = prompts[0]
        for languages in dict.fromkeys(tuple(each) for each in untold.values()):
            keys = [key for key, each in untold.items() if tuple(each) == languages]
            what = "the key" if len(keys) == 1 else "the keys"
            message = f"no prompt names {what} {listed(keys)}{in_languages(flow, languages)}"
            first = untold[keys[0]][languages[0]]
            yield issue_at(flow, CODE, message, name, first, "Name the choice and its key, or delete it.")


def _questions(stretches: tuple[Heard, ...]) -> Mapping[tuple[Answers, str], list[Heard]]:
    """What is asked for the same answers, at any attempt."""
    found: dict[tuple[Answers, str], list[Heard]] = {}
    for heard in stretches:
        if heard.answers is not None and heard.answers.keys and not heard.answers.by_voice:
            found.setdefault((heard.answers, heard.language), []).append(heard)
    return found


UNTOLD_KEY = Check(CODE, find)
