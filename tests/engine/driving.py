"""Flows as text, and calls through them as talk: `<` what the call tells the edges, `>` what they report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.engine.interpreter import Call
from ivrflow.model.events import Event, Offered
from ivrflow.model.journal import Step
from ivrflow.model.statements import Statement
from ivrflow.model.types import TEXT, Base, Privacy, Type
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.flow_set import FlowSet, FlowText

from ..nodes.talk import command_line, read_event

__all__ = ["Talk", "flow", "offered", "programs", "talk_through"]

WORLD = World(
    load_catalogue(),
    {
        "bank.balance": Statement(
            "bank",
            "balance",
            (("number", Type(Base.TEXT, Privacy.PRIVATE)),),
            (("balance", Type(Base.MONEY, Privacy.PRIVATE)),),
        ),
        "bank.note": Statement("bank", "note", (("reason", TEXT),), (), write=True),
        "bank.check": Statement("bank", "check", (("pin", Type(Base.TEXT, Privacy.SECRET)),), ()),
    },
)


def flow(header: str, nodes: str, name: str = "main", languages: str = "en-US") -> str:
    return f"""flow {name} {{
  languages = [{languages}]
  zone = Asia/Shanghai
{header}
}}

{nodes}
"""


def programs(*texts: str) -> dict[str, Program]:
    """Compile flows together; the test fails when one has an error."""
    read = FlowSet(WORLD).read({str(number): FlowText(str(number), text) for number, text in enumerate(texts)})
    made = {}
    for each in read.values():
        assert each.program is not None, [f"{issue.code} {issue.message}" for issue in each.issues]
        made[each.program.id] = each.program
    return made


def offered(name: str = "main") -> Offered:
    """Monday, a quarter past ten in Shanghai."""
    return Offered("1", "13800001111", "95588", datetime(2026, 3, 2, 2, 15, tzinfo=UTC), flow=name)


@dataclass
class Talk:
    """A call and its journal."""

    call: Call
    steps: list[Step] = field(default_factory=list)

    def take(self, event: Event, at_ms: int | None = None) -> list[str]:
        """Hand in an event; gives the commands as lines."""
        at = 1000 * len(self.steps) if at_ms is None else at_ms
        step = self.call.handle(event, at)
        self.steps.append(step)
        return [command_line(issued) for issued in step.commands]

    def go_on(self, talk: str) -> None:
        """Every event must be followed by exactly the commands that the talk says."""
        lines = [line.strip() for line in talk.strip().splitlines() if line.strip()]
        place = 0
        while place < len(lines):
            assert lines[place].startswith("> "), lines[place]
            told = self.take(read_event(lines[place].removeprefix("> "), self.call))
            wanted = []
            place += 1
            while place < len(lines) and lines[place].startswith("< "):
                wanted.append(lines[place].removeprefix("< "))
                place += 1
            assert told == wanted, f"after {lines[place - len(wanted) - 1]}"

    @property
    def path(self) -> list[str]:
        """`node exit` in the order left; of another flow than main `flow.node exit`."""
        return [
            f"{'' if flow == 'main' else f'{flow}.'}{node} {exit}".strip()
            for step in self.steps
            for flow, node, exit in step.visits
        ]


def talk_through(made: Mapping[str, Program], talk: str, offer: Offered | None = None) -> Talk:
    """Offer a call to the flow `main`, and follow the talk; it begins with the commands that the offer leads to."""
    begun = Talk(Call(made))
    told = begun.take(offer or offered())
    lines = [line.strip() for line in talk.strip().splitlines() if line.strip()]
    first = next((number for number, line in enumerate(lines) if line.startswith(">")), len(lines))
    assert told == [line.removeprefix("< ") for line in lines[:first]]
    begun.go_on("\n".join(lines[first:]))
    return begun
