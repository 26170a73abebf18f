"""One deliberately broken flow for each finding of an exploration; for every finding with a call, the call shows it.

`python -m tools.reference` writes the messages and the calls; look at what changes in them before committing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from ivrflow.compiler.world import World
from ivrflow.engine.walk import FAULT
from ivrflow.lang import render_issue
from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.conversation import Press
from ivrflow.runtime.proving import prove_flows
from ivrflow.runtime.simulation.conversation_run import ConversationRun, run_conversation
from ivrflow.verify.exploration.bounds import DEFAULT
from ivrflow.verify.findings.codes import VERIFY_CODES
from tools.reference import ROOT
from tools.reference_issues import WITHOUT_EXAMPLE, broken_flow, demo_world, read_broken

BROKEN = Path(__file__).parent / "broken"
EXPLORED = sorted(path.stem for path in BROKEN.glob("*.ivr"))
SHOWN = sorted(path.stem for path in BROKEN.glob("*.calls"))


@pytest.fixture(scope="module")
def world() -> World:
    return demo_world(ROOT)


def test_every_code_has_a_broken_flow_or_a_reason_to_have_none() -> None:
    codes = {code.code for code in VERIFY_CODES}
    assert codes == set(EXPLORED) | (codes & WITHOUT_EXAMPLE.keys())
    assert not WITHOUT_EXAMPLE.keys() & set(EXPLORED)


@pytest.mark.parametrize("code", EXPLORED)
def test_a_broken_flow_has_its_finding_and_no_other(code: str, world: World) -> None:
    path = BROKEN / f"{code}.ivr"
    proved = prove_flows([read_broken(path, world)])
    (finding,) = proved.findings
    assert (finding.issue.code, proved.proof.complete) == (code, True)
    text = finding.flow.parsed.text
    assert (BROKEN / f"{code}.txt").read_text("utf-8") == f"{render_issue(text, path.name, finding.issue)}\n"
    # What never happens has no call that shows it.
    assert (finding.demonstration is not None) is (code != "IVR707")


def goes_round(run: ConversationRun) -> bool:
    """One node three times, and no end of the call in sight."""
    visits = Counter(visit.node for step in run.call.journal.steps for visit in step.visits)
    return max(visits.values()) >= 3 and run.call.ended_by == "caller"


def presses_nothing(run: ConversationRun) -> bool:
    return goes_round(run) and not any(isinstance(step, Press) for step in run.conversation.steps)


def is_cut_off(run: ConversationRun) -> bool:
    return run.call.ended_by == "error"


def cannot_compute(run: ConversationRun) -> bool:
    return any(visit.exit == FAULT for step in run.call.journal.steps for visit in step.visits)


def apologises(run: ConversationRun) -> bool:
    """Though everything technical works: no host failed."""
    visits = [visit for step in run.call.journal.steps for visit in step.visits]
    return visits[-1].node == "sorry" and not {"failed", "refused", FAULT} & {visit.exit for visit in visits}


def is_silent(run: ConversationRun) -> bool:
    heard = run.call.heard
    gaps = [after.start_ms - before.end_ms for before, after in pairwise(heard)]
    return max(gaps) > DEFAULT.dead_air_ms


def gets_there(_run: ConversationRun) -> bool:
    """The call itself ends with what it expects."""
    return True


SHOWS: Mapping[str, Callable[[ConversationRun], bool]] = {
    "IVR101": is_cut_off,
    "IVR104": is_cut_off,
    "IVR105": goes_round,
    "IVR106": is_cut_off,
    "IVR203": cannot_compute,
    "IVR701": goes_round,
    "IVR702": presses_nothing,
    "IVR703": goes_round,
    "IVR704": is_cut_off,
    "IVR705": cannot_compute,
    "IVR706": apologises,
    "IVR708": is_silent,
}


def test_what_a_call_must_show_is_known_for_every_explored_finding() -> None:
    assert set(EXPLORED) - {"IVR707"} <= SHOWS.keys() <= set(SHOWN)


@pytest.mark.parametrize("code", SHOWN)
def test_the_simulated_call_shows_it(code: str, world: World) -> None:
    path = broken_flow(ROOT, code)
    assert path is not None
    program = read_broken(path, world).rehearsable
    assert program is not None
    text = (BROKEN / f"{code}.calls").read_text("utf-8")
    parsed = parse_conversations(text, f"{code}.calls")
    assert not parsed.issues
    (conversation,) = parsed.conversations
    run = run_conversation(conversation, {program.id: program}, program.id)
    assert run.passed, f"{text}\n{run.problem}"
    assert SHOWS.get(code, gets_there)(run)
