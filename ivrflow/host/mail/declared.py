"""What a mail is made of."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.host.network.settings import NetworkSettings
from ivrflow.host.templates import Slot, Template

__all__ = ["MailSettings", "MailTemplate"]


@dataclass(frozen=True, slots=True)
class MailSettings:
    """What holds for all mails of a server."""

    network: NetworkSettings
    sender: str
    """`Northern Bank <ivr@bank.example>`."""
    password: str = ""
    """A reference; its user is in the url. Empty: the server asks for none."""
    tls: bool = True
    """False: the server is one of the company's own and offers no encryption."""


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """A statement's inside."""

    to: str | Slot
    subject: Template
    text: Template
