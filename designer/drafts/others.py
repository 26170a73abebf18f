"""What a flow may refer to: the installation's world, and the signatures of the other drafts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from ivrflow.compiler.header import read_header
from ivrflow.compiler.world import World
from ivrflow.lang.chunks import cut
from ivrflow.lang.recovery import read_piece
from ivrflow.model.flow import Flow, Header
from ivrflow.nodes.fields.field_type import FlowSignature
from ivrflow.store.drafts import Drafts

__all__ = ["Others", "header_of"]

LASTS_S = 2.0
"""Files of hosts and recordings are read again so often, while somebody draws."""


def header_of(text: str) -> Header | None:
    """The header of a flow's text, without reading the rest; None when it cannot be read."""
    for chunk in cut(text):
        if not chunk.is_empty:
            node = read_piece(chunk.text).node
            return node if isinstance(node, Header) else None
    return None


class Others:
    """Answers for every flow what it may refer to; what did not change is not read anew."""

    def __init__(self, drafts: Drafts, world: Callable[[], World], clock: Callable[[], float]) -> None:
        self._drafts, self._read_world, self._clock = drafts, world, clock
        self._world: World | None = None
        self._until = 0.0
        self._signatures: dict[tuple[str, int], FlowSignature | None] = {}
        self._lock = Lock()

    def world(self, without: str = "") -> World:
        """The world as the flow `without` sees it."""
        with self._lock:
            signatures = self._all_signatures()
            signatures.pop(without, None)
            return replace(self._installation_world(), flows=signatures)

    def installation_world(self) -> World:
        """The world without flows; the same object as long as it is the same."""
        with self._lock:
            return self._installation_world()

    def forget(self) -> None:
        """Read everything anew at the next question: somebody changed a calendar or a recording here."""
        with self._lock:
            self._until = 0.0

    def _installation_world(self) -> World:
        if self._world is None or self._clock() >= self._until:
            world = self._read_world()
            # The same object for the same world: compilers recognise it without looking into it.
            self._world = self._world if self._world == world else world
            self._until = self._clock() + LASTS_S
        assert self._world is not None
        return self._world

    def _all_signatures(self) -> dict[str, FlowSignature]:
        found: dict[tuple[str, int], FlowSignature | None] = {}
        for draft in self._drafts.list():
            key = (draft.flow, draft.revision)
            found[key] = self._signatures[key] if key in self._signatures else _signature(draft.text)
        self._signatures = found
        return {signature.id: signature for signature in found.values() if signature is not None}


def _signature(text: str) -> FlowSignature | None:
    header = header_of(text)
    if header is None:
        return None
    return read_header(Flow(header), lambda code, message, span, suggestion: None).signature(header.id)
