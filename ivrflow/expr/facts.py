"""What is known of every call without asking: names with a dot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ivrflow.model.types import DATE, DATETIME, DURATION, NUMBER, TEXT, Base, Privacy, Type

__all__ = ["FACTS", "Fact"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, with its type and labels."""

    name: str
    type: Type
    help: str
    may_be_nothing: bool = False


_CALLER = Type(Base.TEXT, Privacy.PRIVATE, untrusted=True)
_FROM_THE_NETWORK = Type(Base.TEXT, untrusted=True)

FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        fact.name: fact
        for fact in (
            Fact("call.ani", _CALLER, "Who calls, as the network says; empty when withheld."),
            Fact("call.attempt", NUMBER, "Which attempt of the present input this is, from 1."),
            Fact("call.caller_name", _CALLER, "The display name that came with the call.", may_be_nothing=True),
            Fact("call.channel", TEXT, "How the caller reached us: `sip`, `simulator`…"),
            Fact("call.dnis", _FROM_THE_NETWORK, "The number dialled."),
            Fact("call.ended_by", TEXT, "Who ended the call; nothing before its end.", may_be_nothing=True),
            Fact("call.flow", TEXT, "The flow that the call is in."),
            Fact("call.id", TEXT, "The call's own id, unique for ever."),
            Fact("call.language", TEXT, "The language spoken now, such as `zh-CN`."),
            Fact("call.now", DATETIME, "Date and time, in the zone of the flow."),
            Fact("call.queue_position", NUMBER, "The caller's place in the line, from 1; 0 outside one."),
            Fact("call.queue_wait", DURATION, "How long the line will probably take (EWT); 0 outside one."),
            Fact("call.sip_call_id", _FROM_THE_NETWORK, "The Call-ID of SIP (RFC 3261).", may_be_nothing=True),
            Fact("call.today", DATE, "The date, in the zone of the flow."),
        )
    }
)
"""By name. What the network says is untrusted: anybody can send it."""
