"""calls, show, replay: of calls that were really made, on a virtual clock, and journalled in the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ivrflow.model.cdr import Milestone
from ivrflow.model.events import Offered
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.flow_folder import read_flow_folder
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.runtime.wiring import installation

from .conftest import SHOP, Ivrflow


@pytest.fixture
def called(published: Path, ivrflow: Ivrflow) -> Path:
    """A published shop, which somebody has called and pressed 2; no database answered."""
    release = ivrflow("versions", "--json").json[0]["release"]
    configuration = read_configuration()
    folder = read_flow_folder(configuration, [published / "flows"])
    call = SimulatedCall(folder.programs, SimulatedCaller("shop", "10001", "100", call_id="c1"), folder.live)
    call.start()
    call.press("2")
    call.finish()
    kept = call.journal
    assert kept.offered is not None
    assert kept.cdr is not None
    cdr = replace(kept.cdr, release=release, milestones=(Milestone("told", 4_200, (("orders", "2"),)),))
    with installation(configuration) as installed:
        journal = installed.store.journal_writer("test")
        journal.started(replace(kept.offered, release=release))
        for step in kept.steps:
            event = replace(step.event, release=release) if isinstance(step.event, Offered) else step.event
            journal.append("c1", step._replace(event=event))
        journal.ended(cdr)
        journal.close()
    return published


def test_calls_are_listed_and_chosen(called: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("calls").out.split("\t")[0] == "c1"
    found = ivrflow("calls", "--json").json
    assert [(call["call"], call["from"], call["to"], call["flow"]) for call in found] == [
        ("c1", "10001", "100", "shop")
    ]
    assert ivrflow("calls", "--ani", "10001", "--flow", "shop", "--json").json == found
    assert ivrflow("calls", "--ani", "10002", "--json").json == []
    assert ivrflow("calls", "--since", "2999-01-01", "--json").json == []
    assert ivrflow("calls", "--since", "2026-01-01", "--json").json == found


def test_a_call_is_shown_step_by_step(called: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("calls", "show", "c1")
    assert "shop.welcome -> key 2" in said.out
    assert "milestones told after 4.2 s, orders = 2\n" in said.out
    document = ivrflow("calls", "show", "c1", "--json").json
    assert document["complete"] is True
    assert document["cdr"]["path"][0] == "shop.welcome"
    assert len(document["steps"]) > 1


def test_keys_are_shown_when_they_are_asked_for(called: Path, ivrflow: Ivrflow) -> None:
    def keys(*words: str) -> list[str]:
        steps = ivrflow("calls", "show", "c1", "--json", *words).json["steps"]
        return [step["event"]["keys"] for step in steps if step["event"]["is"] == "Gathered"]

    assert set("".join(keys())) == {"•"}
    assert keys("--clear")[0] == "2"
    assert "keys=2" not in ivrflow("calls", "show", "c1").out


def test_a_call_goes_the_same_way_again(called: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("calls", "replay", "c1", "--json").json["same"] is True


def test_on_a_draft_that_differs_the_place_is_named(called: Path, ivrflow: Ivrflow) -> None:
    (called / "flows" / "shop.ivr").write_text(SHOP.replace("-> order\n", "-> gone\n") + "\nhang_up gone {}\n", "utf-8")
    ivrflow("push")
    said = ivrflow("calls", "replay", "c1", "--draft")
    assert said.code == 1
    assert "goes another way" in said.out


def test_changed_wording_is_no_other_way(called: Path, ivrflow: Ivrflow) -> None:
    (called / "flows" / "shop.ivr").write_text(SHOP.replace("Welcome.", "Hello."), "utf-8")
    ivrflow("push")
    said = ivrflow("calls", "replay", "c1", "--draft")
    assert said.code == 0, said.out
    assert "says something else: " in said.out


def test_a_prompt_that_the_call_never_met_is_named(called: Path, ivrflow: Ivrflow) -> None:
    news = SHOP.replace("start     = welcome", "start     = news") + '\nplay news {\n  prompt = say("News.")\n'
    (called / "flows" / "shop.ivr").write_text(news + "  done -> welcome\n}\n", "utf-8")
    ivrflow("push")
    said = ivrflow("calls", "replay", "c1", "--draft")
    assert "would be heard for the first time: shop.news" in said.out
    assert said.out.endswith("ended by flow, now flow\n")


@pytest.mark.parametrize(
    "words",
    [
        ("show", "nosuch"),
        ("replay", "nosuch"),
        ("replay", "c1", "--release", "zzz"),
        ("replay", "c1", "--release", "a", "--draft"),
    ],
)
def test_what_is_not_there_is_told(called: Path, ivrflow: Ivrflow, words: tuple[str, ...]) -> None:
    said = ivrflow("calls", *words)
    assert said.code == 2
    assert said.err
