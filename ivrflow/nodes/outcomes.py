"""How a node's script ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from ivrflow.model.values import Value

__all__ = ["CallFlow", "End", "Exit", "FlowKey", "GoToFlow", "Outcome", "ReturnToCaller"]

NOTHING: Mapping[str, Value] = MappingProxyType({})


class Exit(NamedTuple):
    """Leave the node by this exit."""

    name: str
    results: Mapping[str, Value] = NOTHING
    """What the node found out; `into` lines say which variables keep it."""
    language: str | None = None
    """The language of the call from here on."""


@dataclass(frozen=True, slots=True)
class FlowKey:
    """The caller pressed a key that the flow's header defines, such as `key "0" -> agents`."""

    key: str


@dataclass(frozen=True, slots=True)
class CallFlow:
    """Run another flow and come back to this node's exit `done`."""

    flow: str
    arguments: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class GoToFlow:
    """Continue in another flow for good."""

    flow: str
    arguments: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ReturnToCaller:
    """Back to the flow that called this one; at the outermost flow the call ends."""

    results: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class End:
    """The call is over for the flow."""

    by: str
    """One of `ivrflow.model.cdr.ENDINGS`."""


Outcome: TypeAlias = Exit | FlowKey | CallFlow | GoToFlow | ReturnToCaller | End
