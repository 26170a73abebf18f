"""What a flow may refer to beyond itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivrflow.model.statements import Statement
from ivrflow.model.types import Type
from ivrflow.nodes.catalogue import Catalogue
from ivrflow.nodes.fields.field_type import FlowSignature

__all__ = ["World"]


@dataclass(frozen=True, slots=True)
class World:
    """The surroundings against which a flow is compiled. None means that nobody knows: then nothing is checked."""

    catalogue: Catalogue
    statements: Mapping[str, Statement] = field(default_factory=dict)
    flows: Mapping[str, FlowSignature] = field(default_factory=dict)
    """The other flows of the workspace, and this one."""
    queues: frozenset[str] | None = None
    calendars: frozenset[str] | None = None
    lists: frozenset[str] | None = None
    tables: Mapping[str, Mapping[str, Type]] = field(default_factory=dict)
    """The shared tables: column → type."""
    recordings: Mapping[str, frozenset[str]] | None = None
    """Language → ids of recordings."""
    recording_ms: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(recording, language) → its length in milliseconds."""
    transcripts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(recording, language) → what it says."""
