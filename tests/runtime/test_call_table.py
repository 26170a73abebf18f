"""Where calls stand, told once a second from what the journal is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ivrflow.model.cdr import Cdr
from ivrflow.model.commands import Answer, Command, Gather, HandOff, Issued, Play, Query
from ivrflow.model.events import Answered, Event, HungUp, Offered, Played
from ivrflow.model.inputs import InputSettings
from ivrflow.model.journal import Step, Visit
from ivrflow.runtime.call_table import LONGEST, CallTable, Overheard, Standing
from ivrflow.runtime.simulation.simulated_call import KeptJournal

STARTED = datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC)
STARTED_MS = int(STARTED.timestamp() * 1000)
ASK = Gather((), InputSettings())
STATUS = {"name": "main"}


class World:
    """Where calls stand, and what time it is, as a test says."""

    def __init__(self) -> None:
        self.now = STARTED
        self.standing: dict[str, Standing] = {}
        self.table = CallTable(self.standing.get, lambda: self.now)
        self.table.know_zones({"telebank": ZoneInfo("Asia/Shanghai")})

    def ring(self, call_id: str = "a", **members: Any) -> None:
        self.table.started(Offered(call_id, "13800001111", "95588", STARTED, flow="telebank", channel="sip", **members))

    def step(self, at_ms: int, event: Event, *commands: Command, visits: tuple[Visit, ...] = ()) -> None:
        issued = tuple(Issued(number, command) for number, command in enumerate(commands))
        self.table.stepped("a", Step(at_ms, event, ("telebank", "", 0), False, visits, issued))

    def end(self, call_id: str = "a", by: str = "caller") -> None:
        cdr = Cdr(call_id, "sip", "", "", "telebank", "", STARTED, None, STARTED, by, "")
        self.table.ended(cdr)


def test_a_call_is_told_from_its_ring_to_its_end() -> None:
    world = World()
    world.ring(release="abc", route="9*", facts={"peer": "10.0.0.1", "user_agent": "Phone", "display_name": "Li"})
    world.standing["a"] = Standing("telebank", "welcome", "en-US")
    world.step(5, Played(0), Answer(), Play(()))
    told = world.table.take(STATUS)
    assert told.status == STATUS
    assert told.calls["a"] == {
        "channel": "sip", "ani": "13800001111", "dnis": "95588", "route": "9*", "name": "Li", "agent": "Phone",
        "peer": "10.0.0.1", "flow": "telebank", "release": "abc", "test": "", "started": STARTED_MS, "answered": None,
        "at_flow": "telebank", "at": "welcome", "since": STARTED_MS + 5, "doing": "playing", "language": "en-US",
    }  # fmt: skip
    assert world.table.take(STATUS).calls == {}
    world.standing["a"] = Standing("accounts", "pin", "en-US")
    world.step(900, Answered(0), ASK, visits=(Visit("telebank", "welcome", "done"),))
    assert world.table.take(STATUS).calls["a"] == {
        "answered": STARTED_MS + 900, "at_flow": "accounts", "at": "pin", "since": STARTED_MS + 900, "doing": "asking",
    }  # fmt: skip
    world.step(1_500, Played(0))
    assert world.table.take(STATUS).calls == {}, "nothing that anybody watches has changed"
    world.step(2_000, HungUp("caller"), Query("bank.note", ()))
    assert world.table.take(STATUS).calls["a"] == {"doing": "ending"}
    world.end()
    told = world.table.take(STATUS)
    assert (told.calls, told.gone, world.table.calls_on("sip")) == ({}, ["a"], 0)


def test_of_several_things_at_once_the_slowest_is_told() -> None:
    world = World()
    world.ring()
    for commands, doing in (
        ((Play(()), Query("bank.balance", ())), "looking_up"),
        ((Play(()), HandOff("cards", ())), "transferring"),
    ):
        world.step(1, Played(0), *commands)
        assert world.table.take(STATUS).calls["a"]["doing"] == doing


def test_a_call_that_is_refused_is_never_told_but_counted() -> None:
    world = World()
    world.ring(facts={"peer": "10.0.0.1"})
    world.end(by="refused")
    told = world.table.take(STATUS)
    assert (told.calls, told.gone) == ({}, [])
    assert world.table.peers.told()[0]["refused"] == 1
    world.end("nobody knows it")
    world.step(1, Played(0), visits=(Visit("telebank", "main", "done"),))


def test_what_a_far_side_says_of_itself_is_cut() -> None:
    world = World()
    world.ring(facts={"peer": "10.0.0.1", "user_agent": "U" * 10_000, "display_name": "<b>" * 10_000})
    told = world.table.take(STATUS).calls["a"]
    assert (len(told["agent"]), len(told["name"])) == (LONGEST, LONGEST)


def test_exits_are_counted_by_the_day_of_the_flow() -> None:
    world = World()
    world.ring()
    taken = (Visit("telebank", "main", "key 1"), Visit("telebank", "main", "key 1"), Visit("telebank", "bye", ""))
    world.step(1, Played(0), visits=taken)
    told = world.table.take(STATUS)
    assert told.exits == {"telebank": {"main": {"key 1": 2}, "bye": {"": 1}}}
    assert world.table.take(STATUS).exits == {}
    world.step(2, Played(0), visits=taken[:1])
    assert world.table.take(STATUS).exits == {"telebank": {"main": {"key 1": 3}}}
    world.now += timedelta(seconds=2)
    told = world.table.take(STATUS)
    assert (told.new_day, told.exits) == (["telebank"], {}), "it is past midnight in Shanghai"
    world.step(3, Played(0), visits=taken[:1])
    assert world.table.take(STATUS).exits == {"telebank": {"main": {"key 1": 1}}}


def test_the_journal_is_told_what_the_table_hears() -> None:
    world, kept = World(), KeptJournal()
    journal = Overheard(kept, world.table)
    offered = Offered("a", "1", "2", STARTED, flow="telebank", channel="browser", facts={"test": "draft 3"})
    journal.started(offered)
    journal.append("a", Step(1, Played(0), ("telebank", "", 0), False, (), ()))
    assert world.table.take(STATUS).calls["a"]["test"] == "draft 3"
    journal.ended(Cdr("a", "browser", "", "", "telebank", "", STARTED, None, STARTED, "caller", ""))
    assert world.table.take(STATUS).gone == ["a"]
    assert world.table.peers.told() == [], "who tries a draft is no peer"
    assert len(kept.steps) == 1
