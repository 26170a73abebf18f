"""What a source's file declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from ivrflow.model.statements import Statement
from ivrflow.model.types import Type

__all__ = ["DeclaredStatement", "HostSource", "ResultColumn"]


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A declared result, and the columns that it is made of."""

    name: str
    type: Type
    column: str
    currency: str = ""
    """For money: the ISO 4217 code of every amount…"""
    currency_column: str = ""
    """… or the column that holds it."""


@dataclass(frozen=True, slots=True)
class DeclaredStatement:
    """A statement with its inside."""

    statement: Statement
    sql: str
    """One statement with `:name` parameters, as `sqlalchemy.text` wants it."""
    columns: tuple[ResultColumn, ...]
    line: int
    """Where it begins in the source's file."""


@dataclass(frozen=True, slots=True)
class HostSource:
    """One of the company's databases, with all that flows may ask of it."""

    name: str
    url: str
    """As SQLAlchemy writes it, or a reference to a secret: `env:BANK_URL`, `file:/run/secrets/bank`."""
    pool: int
    """Queries running at once, 1 to 64. As many again wait; more are refused."""
    read_only: bool
    zone: tzinfo
    """Of dates and times that the database keeps without one."""
    path: str
    statements: Mapping[str, DeclaredStatement] = field(default_factory=dict)
    """By name."""
