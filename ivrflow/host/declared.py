"""What a source's file declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import TypeAlias

from ivrflow.host.http.declared import HttpRequest, HttpSettings
from ivrflow.host.mail.declared import MailSettings, MailTemplate
from ivrflow.model.statements import Statement
from ivrflow.model.types import Type

__all__ = ["DeclaredStatement", "HostSource", "Inside", "ResultColumn", "Settings"]

Inside: TypeAlias = str | HttpRequest | MailTemplate
"""How a statement is carried out: SQL with `:name` parameters as `sqlalchemy.text` wants it, a request, or a mail."""
Settings: TypeAlias = HttpSettings | MailSettings | None
"""What only one kind of source has; None for SQL."""


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A declared result, and the columns that it is made of."""

    name: str
    type: Type
    column: str
    """Of the answer's row; over HTTP a JSON path from there."""
    currency: str = ""
    """For money: the ISO 4217 code of every amount…"""
    currency_column: str = ""
    """… or the column that holds it."""
    optional: bool = False
    """Over HTTP: may be missing, and is nothing then."""


@dataclass(frozen=True, slots=True)
class DeclaredStatement:
    """A statement with its inside."""

    statement: Statement
    inside: Inside
    columns: tuple[ResultColumn, ...]
    line: int
    """Where it begins in the source's file."""


@dataclass(frozen=True, slots=True)
class HostSource:
    """One of the company's databases or services, with all that flows may ask of it."""

    name: str
    url: str
    """As SQLAlchemy writes it, `https://…` or `smtp://…`; or a reference: `env:BANK_URL`, `file:/run/secrets/bank`."""
    pool: int
    """Queries running at once, 1 to 64. As many again wait; more are refused."""
    read_only: bool
    zone: tzinfo
    """Of dates and times that the source keeps without one."""
    path: str
    statements: Mapping[str, DeclaredStatement] = field(default_factory=dict)
    """By name."""
    settings: Settings = None
