"""What an author works on, what was published of it, and what callers get when they dial.

Draft ──publish──▶ Version (one per flow and change) ─┐
                                                      ├─▶ Release ◀── Publication (the newest one is served)
prompts, statements, format ──────────────────────────┘
Route: what was dialled ─▶ flow
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

__all__ = [
    "NOTHING_DEMANDED",
    "Draft",
    "FlowText",
    "GateOutcome",
    "NewRelease",
    "Publication",
    "PublicationProof",
    "Release",
    "Route",
    "Version",
    "match_route",
    "release_hash",
]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an author is working on. Text and layout are opaque here: a draft may well be broken."""

    flow: str
    revision: int
    """Counts from 1; every change makes a larger one, also across a deletion."""
    text: str
    layout: str
    """Where the boxes stand; empty for none."""
    author: str
    updated: datetime
    conversations: str = ""
    """The conversations that test it, as a `.calls` file holds them; empty for none."""


class FlowText(NamedTuple):
    """What is published of one flow: the hash of its compiled program, and the text it was compiled from."""

    flow: str
    hash: str
    text: str
    conversations: str = ""
    """Those that it was tested with. They are kept, and do not count as content: callers notice nothing of them."""


@dataclass(frozen=True, slots=True)
class NewRelease:
    """All that is to be published together."""

    manifest: Mapping[str, str]
    """`flow:telebank` → hash, `statement:bank.balance` → hash, `prompt:…` → what was made of it,
    `voice:en-US` → hash of all that callers hear in that language, `format` → number."""
    flows: tuple[FlowText, ...]
    """One for every `flow:` in the manifest, with the same hash."""

    @property
    def hash(self) -> str:
        return release_hash(self.manifest)


@dataclass(frozen=True, slots=True)
class Version:
    """A flow as it was published once. Never changes, never goes away."""

    flow: str
    number: int
    """Counts from 1 for each flow."""
    hash: str
    """SHA-256 of the compiled program, as the compiler gave it."""
    text: str
    author: str
    note: str
    created: datetime
    conversations: str = ""
    """Those that tested it when it was published first."""


@dataclass(frozen=True, slots=True)
class Release:
    """Programs, prompts and statements that were published together. A call stays on one for its whole life."""

    hash: str
    manifest: Mapping[str, str]
    """Sorted by name."""
    versions: tuple[tuple[str, int], ...]
    """(flow, number of its version), sorted."""
    author: str
    note: str
    created: datetime


class GateOutcome(NamedTuple):
    """One thing that was demanded of a publication."""

    gate: str
    """`warnings`, `conversations`, `coverage` or `proof`."""
    demanded: str
    found: str
    """Both in words."""
    passed: bool


@dataclass(frozen=True, slots=True)
class PublicationProof:
    """What was demanded of a publication, and what was found then."""

    gates: tuple[GateOutcome, ...] = ()
    skipped: str = ""
    """Why it was published although a gate did not pass; empty when all passed."""


NOTHING_DEMANDED = PublicationProof()


@dataclass(frozen=True, slots=True)
class Publication:
    """A release becomes the one that new calls get: by publishing it, or by rolling back to it."""

    serial: int
    """Counts from 1 in a workspace; the largest is current."""
    release: str
    author: str
    note: str
    created: datetime
    proof: PublicationProof = NOTHING_DEMANDED
    """Of a publication by rolling back: empty, since nothing was looked at."""


class Route(NamedTuple):
    """Which flow answers a dialled number."""

    pattern: str
    """`95588`: this number; `955*`: whatever begins so; `*`: everything else."""
    flow: str


def release_hash(manifest: Mapping[str, str]) -> str:
    """SHA-256 (hex) that identifies a release by its content; the order of the entries does not matter."""
    canonical = json.dumps(dict(sorted(manifest.items())), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def match_route(routes: Sequence[Route], dnis: str) -> Route | None:
    """The route for a dialled number: an exact one before the longest prefix. None: nobody answers here."""
    prefixes = [route for route in routes if route.pattern.endswith("*") and dnis.startswith(route.pattern[:-1])]
    exact = next((route for route in routes if route.pattern == dnis and not dnis.endswith("*")), None)
    return exact or max(prefixes, key=lambda route: len(route.pattern), default=None)
