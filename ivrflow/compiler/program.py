"""What the interpreter runs: a flow, bound and linked, that nothing can change any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ivrflow.model.journal import Visit
from ivrflow.model.types import Type
from ivrflow.model.values import Value
from ivrflow.nodes.fields.field_type import FlowSignature
from ivrflow.nodes.node import Node
from ivrflow.say import NO_RECORDINGS, KnownRecordings

__all__ = ["BACK", "REPEAT", "Program", "Way"]

BACK = -2
"""As the target of a flow-level key: the menu before this one."""
REPEAT = -3
"""As the target of a flow-level key: the same menu again."""


class Way(NamedTuple):
    """One way out of one node, with all that taking it needs: worked out once, not once per call."""

    target: int
    """The number of the node that follows."""
    visit: Visit
    """What the journal keeps of it."""
    into: Mapping[str, str] | None
    """Variable → the result that it keeps; None when the node keeps nothing."""
    from_menu: bool
    """`back` comes back to the node that is left."""


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled flow. Nodes are known by their number in `nodes`."""

    id: str
    title: str
    hash: str
    """SHA-256 of the canonical text without comments, and of the format: 64 hex digits."""
    languages: tuple[str, ...]
    """The first is where calls begin."""
    zone: ZoneInfo
    nodes: tuple[Node, ...]
    index: Mapping[str, int]
    """Node id → number."""
    links: tuple[Mapping[str, int], ...]
    """Per node: full exit name → number of the node that follows. Unconnected exits are absent."""
    ways: tuple[Mapping[str, Way], ...]
    """The same as `links`, in the form in which the interpreter follows them."""
    start: int
    into: tuple[Mapping[str, str], ...]
    """Per node: variable → the result that it keeps."""
    variables: Mapping[str, Value]
    """All variables with their first values."""
    types: Mapping[str, Type]
    """Their types, with labels."""
    keys: Mapping[str, int]
    """Flow-level keys → node number, BACK or REPEAT."""
    handlers: Mapping[str, int]
    """`error`, `hangup` → node number."""
    max_duration_ms: int
    type_ahead: bool
    signature: FlowSignature
    tells_time: bool
    """Some expression reads the clock: the interpreter then keeps the facts about time current."""
    recordings: KnownRecordings = field(default=NO_RECORDINGS, compare=False, repr=False)
    """What is known of recordings since it was compiled, for whoever shows or simulates it; no part of the hash."""
