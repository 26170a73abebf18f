"""What a check is: a code, and a function that finds it in the graph of a flow, or in flows that belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode

__all__ = ["Check", "Finder", "TogetherCheck", "TogetherFinder"]

Finder: TypeAlias = Callable[[FlowGraph], Iterator[Issue]]
TogetherFinder: TypeAlias = Callable[[Mapping[str, FlowGraph]], Iterator[Issue]]


class Check(NamedTuple):
    """One check. To add one: write its file, list it in `checks/__init__.py`, add a flow that has it to the tests."""

    code: IssueCode
    find: Finder


class TogetherCheck(NamedTuple):
    """A check for which one flow is not enough: how flows call each other. Never an error, for a flow by itself is
    well."""

    code: IssueCode
    find: TogetherFinder
    """Is given the flows by id, in an order that does not change."""
