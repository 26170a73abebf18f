"""IVR309: a language that no caller ever hears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from ivrflow.compiler.checks.about_prompts import listed
from ivrflow.compiler.checks.check import TogetherCheck
from ivrflow.compiler.flow_ways import fields_of, flow_ways, is_called_elsewhere, is_spoken
from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.nodes.fields.literals import LanguageTag

__all__ = ["UNHEARD_LANGUAGE"]

CODE = IssueCode(
    "IVR309",
    "unheard-language",
    Severity.HINT,
    what="The header lists a language to which nothing switches: neither this flow nor one that leads to it. Calls "
    "begin in the first language of the list.",
    why="Callers who speak it are served in another language, and its prompts were written for nobody.",
    mend="Ask for the language, and lead the answer to a `language` node; or take the language out of the header.",
)


def find(flows: Mapping[str, FlowGraph]) -> Iterator[Issue]:
    ways = flow_ways(flows)
    graph = nx.Graph((way.flow, way.target) for way in ways)
    graph.add_nodes_from(flows)
    for together in nx.connected_components(graph):
        chosen = {tag for name in together for tag in _chosen(flows[name])}
        for name in (name for name in flows if name in together):
            flow = flows[name]
            unheard = [tag for tag in flow.header.languages if not is_spoken(tag, tuple(chosen))]
            if unheard and not is_called_elsewhere(flow, ways):
                field = flow.flow.header.field("languages")
                span = flow.flow.header.span if field is None else field.span
                message = f"no caller ever hears {listed(unheard)}: nothing switches to it"
                yield flow.issue(CODE, message, None, span, "Add a `language` node, or take it out of the list.")


def _chosen(flow: FlowGraph) -> Iterator[str]:
    """The languages in which calls can be when they have gone through this flow."""
    yield flow.header.languages[0]
    for bound in flow.bounds.values():
        if bound.node is not None:
            for attribute in fields_of(type(bound.node), LanguageTag):
                yield getattr(bound.node, attribute)


UNHEARD_LANGUAGE = TogetherCheck(CODE, find)
