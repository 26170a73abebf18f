"""What a field is bound against in these tests: the compiler's own binder, a small world, and lines as an author's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ivrflow.compiler.binder import BlockBinder, Surroundings
from ivrflow.compiler.world import World
from ivrflow.model.flow import Block, Field, Localized
from ivrflow.model.source import Source, Span
from ivrflow.model.statements import Statement
from ivrflow.model.types import BOOLEAN, MONEY, NUMBER, TEXT, Base, Privacy, Type
from ivrflow.model.values import Value
from ivrflow.nodes.fields.field_type import FlowSignature

__all__ = ["CallAt", "binder", "line", "lines", "problems", "source"]

SCOPE = {
    "account": Type(Base.TEXT, Privacy.PRIVATE),
    "pin": Type(Base.TEXT, Privacy.SECRET),
    "entered": Type(Base.TEXT, untrusted=True),
    "name": TEXT,
    "balance": MONEY,
    "tries": NUMBER,
}
STATEMENTS = (
    Statement("bank", "balance", (("number", SCOPE["account"]),), (("balance", MONEY),), timeout_ms=2500),
    Statement("bank", "check", (("number", SCOPE["account"]), ("pin", SCOPE["pin"])), (("ok", BOOLEAN),)),
    Statement("bank", "lock", (("number", SCOPE["account"]),), (), write=True),
)
FLOWS = (FlowSignature("pay_bill", (("amount", MONEY, False), ("note", TEXT, True)), (("paid", BOOLEAN),), ("en-US",)),)


def binder(**world: Mapping[str, Mapping[str, Type]]) -> BlockBinder:
    """Of a flow in two languages with the variables of SCOPE."""
    surroundings = World(
        {}, {each.key: each for each in STATEMENTS}, {each.id: each for each in FLOWS}, tables=world.get("tables", {})
    )
    return BlockBinder(Block("any", "here"), Surroundings("main", ("en-US", "zh-CN"), SCOPE, {}, surroundings))


def source(text: str) -> Source:
    """A text that stands in line 7 from column 11 on."""
    return Source(text, Span(7, 11, 7, 11 + len(text)))


def line(text: str, name: str = "field", index: int | None = None) -> Field:
    return Field(name, source(text), index, span=Span(7, 1, 7, 11 + len(text)))


def lines(*texts: str) -> tuple[Field, ...]:
    """The same field, once per text."""
    return tuple(line(text) for text in texts)


def by_language(**texts: str) -> Field:
    """`en_US='say("…")'`."""
    return Field("field", Localized(tuple((tag.replace("_", "-"), source(text)) for tag, text in texts.items())))


def problems(bound: BlockBinder) -> list[str]:
    return [issue.message for issue in bound.issues]


@dataclass
class CallAt:
    """A call that stands before a node: the port `CallView`."""

    variables: Mapping[str, Value] = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)
    language: str = "en-US"
    seed: int = 1
    now: datetime = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
    flow_keys: Mapping[str, object] = field(default_factory=dict)
    type_ahead: bool = True
