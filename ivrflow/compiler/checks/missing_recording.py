"""IVR303: a recording that is not there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import Node

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
        if bound.node is None:
            continue
        for language, key in sorted(set(_recordings_played(bound.node))):
            if key not in recordings.get(language, frozenset()):
                yield flow.issue(CODE, f'there is no recording "{key}" in {language}', name, bound.block.span)


def _recordings_played(node: Node) -> Iterator[tuple[str, str]]:
    for each in dataclasses.fields(node):
        value = getattr(node, each.name)
        if isinstance(value, PromptSet):
            yield from value.recordings


MISSING_RECORDING = Check(CODE, find)
