"""Who looked at what is brought to callers on the machine itself, where two people are needed."""

from __future__ import annotations

from collections.abc import Callable

import click

from ivrflow.model.errors import Misuse
from ivrflow.runtime.four_eyes import OwnWork

__all__ = ["APPROVED", "held", "with_approval"]

APPROVED = click.option(
    "--approved-by", default="", metavar="NAME", help="Who looked at it: an account that may publish; it is recorded."
)


def held(check: Callable[[], None]) -> None:
    """Raises Misuse where the check finds own work, and says what can be done about it here."""
    try:
        check()
    except OwnWork as refusal:
        raise Misuse(f"{refusal}, or somebody looks at it whom --approved-by names") from refusal


def with_approval(note: str, by: str) -> str:
    """What is kept with the publication."""
    return " ".join(filter(None, (note, f"(approved by {by})" if by else "")))
