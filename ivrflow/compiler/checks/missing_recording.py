"""IVR303: a recording that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.checks.about_prompts import issue_at, listed
from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode, Severity

__all__ = ["MISSING_RECORDING"]

CODE = IssueCode(
    "IVR303",
    "missing-recording",
    Severity.ERROR,
    what='A prompt plays a recording, `audio("…")`, that does not exist for that language.',
    why="The caller hears silence in its place.",
    mend='Record it and put it into `voices/<language>/`, or say the text with `say("…")`.',
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    recordings = flow.world.recordings
    if recordings is None:
        return
    for name, bound in flow.bounds.items():
        missing: dict[str, dict[str, Heard]] = {}
        for heard in bound.heard:
            for key, language in sorted(heard.recordings):
                if key not in recordings.get(language, frozenset()):
                    missing.setdefault(key, {}).setdefault(language, heard)
        for key, languages in missing.items():
            first = next(iter(languages.values()))
            yield issue_at(flow, CODE, f'there is no recording "{key}" in {listed(languages)}', name, first)


MISSING_RECORDING = Check(CODE, find)
