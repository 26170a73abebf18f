"""What the checks of prompts have in common: one finding for all languages that have it, at the text of the first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode

__all__ = ["in_languages", "issue_at", "listed"]


def issue_at(flow: FlowGraph, code: IssueCode, message: str, node: str, heard: Heard, suggestion: str = "") -> Issue:
    """A finding at the text that is heard."""
    issue = flow.issue(code, message, node, flow.bounds[node].text_of(heard), suggestion or None)
    return replace(issue, field=heard.field)


def in_languages(flow: FlowGraph, languages: Collection[str]) -> str:
    """` in en-US and zh-CN`; nothing in a flow that has one language."""
    return f" in {listed(languages)}" if len(flow.header.languages) > 1 else ""


def listed(words: Collection[str]) -> str:
    """`1, 2 and 3`; each once."""
    *most, last = dict.fromkeys(words)
    return f"{', '.join(most)} and {last}" if most else last
