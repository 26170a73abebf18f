"""What a check is: a code, and a function that finds it in the graph of a flow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from ivrflow.compiler.graph import FlowGraph
from ivrflow.model.issues import Issue, IssueCode

__all__ = ["Check", "Finder"]

Finder: TypeAlias = Callable[[FlowGraph], Iterator[Issue]]


class Check(NamedTuple):
    """One check. To add one: write its file, list it in `checks/__init__.py`, add a flow that has it to the tests."""

    code: IssueCode
    find: Finder
