"""The programs that are published together, and the manifest that identifies them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivrflow.compiler.program import Program
from ivrflow.model.flow import FORMAT
from ivrflow.model.releases import release_hash
from ivrflow.model.statements import Statement

__all__ = ["LinkedRelease", "release_of"]


@dataclass(frozen=True, slots=True)
class LinkedRelease:
    """Everything a call is pinned to for its whole life."""

    hash: str
    manifest: Mapping[str, str]
    """`flow:telebank` → hash, `statement:bank.balance` → hash, `format` → number; sorted."""
    programs: Mapping[str, Program]
    statements: Mapping[str, Statement]


def release_of(programs: Mapping[str, Program], statements: Mapping[str, Statement]) -> LinkedRelease:
    """Put programs together.

    Flows that lead to each other hash too: the manifest holds each flow's own hash, and names, not hashes, link them.
    """
    manifest = {"format": str(FORMAT)}
    manifest |= {f"flow:{name}": program.hash for name, program in programs.items()}
    manifest |= {f"statement:{key}": statement.hash for key, statement in statements.items()}
    manifest = dict(sorted(manifest.items()))
    return LinkedRelease(release_hash(manifest), manifest, dict(programs), dict(statements))
