"""Several flows of a few lines, compiled together."""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.world import World
from ivrflow.model.issues import Issue
from ivrflow.runtime.flow_set import FlowSet, FlowText

from .small import WORLD

__all__ = ["flow_text", "graphs", "issues_of"]


def flow_text(name: str, nodes: str, *, header: str = "", languages: str = "en-US", start: str = "a") -> str:
    """A flow that starts at `a` and has a node `bye`."""
    top = f"flow {name} {{\n  languages = [{languages}]\n  zone = Asia/Shanghai\n  start = {start}\n{header}}}\n\n"
    return f"{top}{nodes}\n\nhang_up bye {{\n}}\n"


def graphs(*texts: str, world: World = WORLD) -> Mapping[str, FlowGraph]:
    """By flow id."""
    read = FlowSet(world).read({text.split()[1]: FlowText(text.split()[1], text) for text in texts})
    found = {}
    for name, flow in read.items():
        assert flow.compiled is not None
        found[name] = flow.compiled.graph
    return found


def issues_of(code: str, *texts: str, world: World = WORLD) -> list[Issue]:
    """The findings of one code in flows that are read together."""
    read = FlowSet(world).read({text.split()[1]: FlowText(text.split()[1], text) for text in texts})
    return [issue for flow in read.values() for issue in flow.issues if issue.code == code]
