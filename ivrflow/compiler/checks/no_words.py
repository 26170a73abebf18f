"""IVR307: a value is said in a language that has no words for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ivrflow.compiler.checks.about_prompts import issue_at, listed
from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.model.prompts import PieceKind, Prompt
from ivrflow.say.languages import UnsupportedLanguage, speaker_for

__all__ = ["NO_WORDS"]

CODE = IssueCode(
    "IVR307",
    "no-words",
    Severity.ERROR,
    what="A number, an amount, a date or the like is said in a language in which this installation cannot word it. "
    "There are English, Chinese, Spanish and French.",
    why="The caller who chose that language hears an apology where the answer should be.",
    mend='Say the value in a language that has the words (`number(tries, en-US)`), as a text (`say("…")`), or not at '
    "all in that language.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        wordless: dict[str, Heard] = {}
        kinds: list[str] = []
        for heard in bound.heard:
            for kind, language in _without_words(heard.prompt or ()):
                wordless.setdefault(language, heard)
                kinds.append(f"`{kind}`")
        if wordless:
            first = next(iter(wordless.values()))
            message = f"{listed(kinds)} cannot be said in {listed(wordless)}: there are no words for it"
            yield issue_at(flow, CODE, message, name, first)


def _without_words(prompt: Prompt) -> Iterator[tuple[str, str]]:
    for piece in prompt:
        if piece.kind not in _NEEDS_NO_WORDS and not _is_worded(piece.language):
            yield piece.kind.value, piece.language


@cache
def _is_worded(language: str) -> bool:
    try:
        speaker_for(language)
    except UnsupportedLanguage:
        return False
    return True


_NEEDS_NO_WORDS = frozenset({PieceKind.SAY, PieceKind.SSML, PieceKind.AUDIO, PieceKind.PAUSE})

NO_WORDS = Check(CODE, find)
