"""The fields of a header, declared once: the compiler reads by these types, the designer draws its form from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import ClassVar
from zoneinfo import ZoneInfo, available_timezones

from ivrflow.nodes.declare import Param
from ivrflow.nodes.fields.literals import Duration, Flag, Plain

__all__ = ["EVENTS", "HEADER_FIELDS", "FirstNode", "Languages", "Zone"]

EVENTS = {
    "hangup": "Where the call goes when the caller hangs up: to note what was done, without a word to anybody.",
    "error": "Where the call goes when something fails and the node has no exit for it, so that the caller is told.",
}
"""What `on … -> node` can name, with what it is for."""


_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(-x(-[A-Za-z0-9]{1,8})+)?")
"""RFC 5646, as far as callers need it: a language, a region, a voice of the installation's own."""


@dataclass(frozen=True)
class Languages(Plain):
    """`[en-US, zh-CN]`: tags as in BCP 47, the first is the one that calls begin in."""

    widget: ClassVar[str] = "languages"

    def read(self, text: str) -> tuple[str, ...]:
        tags = tuple(tag.strip() for tag in text.strip("[]").split(",")) if text[:1] == "[" and text[-1:] == "]" else ()
        if not tags or not all(map(_TAG.fullmatch, tags)):
            raise ValueError(f"expected language tags such as [en-US, zh-CN], found {text}")
        if len(set(tags)) < len(tags):
            raise ValueError("a language is listed twice")
        return tags


@dataclass(frozen=True)
class Zone(Plain):
    """A zone of the IANA time zone database."""

    widget: ClassVar[str] = "zone"

    def read(self, text: str) -> ZoneInfo:
        name = text.strip('"')
        zones = _zones()
        if name not in zones:
            near = get_close_matches(name, zones, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"there is no time zone {name}{hint} Zones are named like Asia/Shanghai")
        return ZoneInfo(name)


@dataclass(frozen=True)
class FirstNode(Plain):
    """A node of the flow. Whether it is there is seen when the nodes are."""

    widget: ClassVar[str] = "node"

    def read(self, text: str) -> str:
        return text


@cache
def _zones() -> frozenset[str]:
    # Reading the zone database takes milliseconds, and flows are compiled with every keystroke.
    return frozenset(available_timezones())


def _field(name: str, label: str, type: Plain, help: str, default: str | None = None) -> Param:  # noqa: A002 - as `param` has it
    return Param(name, name, label, type, default is None, default, help, None)


HEADER_FIELDS = {
    field.name: field
    for field in (
        _field(
            "languages", "Languages", Languages(), "What callers can be spoken to in. Calls begin in the first one."
        ),
        _field("zone", "Time zone", Zone(), "Opening hours, dates and times of day are told in it."),
        _field("start", "First node", FirstNode(), "Where calls begin."),
        _field(
            "max_duration",
            "Longest call",
            Duration(1_000, 24 * 3_600_000),
            "A call that takes longer is ended: nothing stays on the line for ever.",
            "1h",
        ),
        _field(
            "type_ahead",
            "Type-ahead",
            Flag(),
            "Keys pressed before a prompt has begun count as answers to it: who knows the menus need not wait.",
            "true",
        ),
        _field(
            "agents",
            "Agents",
            Flag(),
            "Off: by intention no way leads to an agent, and no finding says that one is lacking.",
            "true",
        ),
    )
}
