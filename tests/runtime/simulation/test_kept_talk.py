"""A simulated call, kept as a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.conversation import Expect, Hear, Press, StubAnswer
from ivrflow.model.errors import BadDocument, Unavailable
from ivrflow.runtime.simulation.kept_talk import KeptTalk
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller


def _talk(made: Mapping[str, Program]) -> KeptTalk:
    """A caller without an account, who is handed to an agent."""
    caller = SimulatedCaller("main", "138")
    call = SimulatedCall(made, caller)
    kept = KeptTalk(call, caller)
    answer = StubAnswer("bank.balance", "empty")
    call.stub(answer)
    kept.did(answer)
    call.start()
    call.listen_until_asked()
    kept.listened()
    kept.did(Press("123"))
    call.press("123")
    call.finish()
    kept.listened()
    return kept


def test_what_was_heard_done_and_reached_is_kept_in_its_order(made: Mapping[str, Program]) -> None:
    talk = _talk(made).conversation("No account")
    assert talk.title == "No account"
    assert talk.ani == "138"
    told = [step for step in talk.steps if not isinstance(step, StubAnswer)]
    assert told[:2] == [Hear("Please enter your account number."), Press("123")]
    # What the agent would be told of the account is private: no file has it.
    assert Expect("handed", "cards") in told


def test_talks_are_added_to_a_file_each_with_a_title_of_its_own(made: Mapping[str, Program], tmp_path: Path) -> None:
    file = tmp_path / "main.calls"
    titles = [_talk(made).save(file) for _ in range(2)]
    parsed = parse_conversations(file.read_text("utf-8"), str(file))
    assert parsed.issues == ()
    assert [each.title for each in parsed.conversations] == titles
    assert len(set(titles)) == 2


def test_a_file_with_mistakes_is_left_as_it_is(made: Mapping[str, Program], tmp_path: Path) -> None:
    file = tmp_path / "main.calls"
    file.write_text('call "x"\n  pres 1\n', "utf-8")
    with pytest.raises(BadDocument, match="nothing was added"):
        _talk(made).save(file)
    assert file.read_text("utf-8") == 'call "x"\n  pres 1\n'
    with pytest.raises(Unavailable, match="cannot be written"):
        _talk(made).save(tmp_path / "nowhere" / "x.calls")
