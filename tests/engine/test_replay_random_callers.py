"""Whatever callers do, their journals are run on their own release the same way, and on a draft without a guess."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings

from ivrflow.engine.replay import replay
from ivrflow.model.journal_records import from_record, to_record
from ivrflow.pytest_plugin.random_callers import RandomCall, random_calls
from ivrflow.runtime.flow_set import FlowSet, FlowText

from .conftest import Bank

NEWS = """
play news {
  prompt = {
    en-US: say("A word of news.")
    zh-CN: say("一则消息。")
  }
  done -> welcome
}
"""


def test_random_callers_on_their_release_and_on_a_draft_with_news(bank: Bank) -> None:
    text = bank.text.replace("start = welcome", "start = news").replace("start     = welcome", "start = news") + NEWS
    read = FlowSet(bank.world).read({"telebank": FlowText("telebank", text)})["telebank"]
    assert read.program is not None, [issue.message for issue in read.issues]
    assert read.program.start == read.program.index["news"]
    draft = {**bank.programs, "telebank": read.program}

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(random_calls(bank.folder, "telebank"))
    def holds(call: RandomCall) -> None:
        stored = [from_record(json.loads(json.dumps(to_record(step)))) for step in call.steps]
        again = replay(bank.programs, bank.programs, stored)
        assert (again.divergence, again.undecided, again.changed_wording, again.new_prompts) == (None, "", (), ())
        assert again.outcome_before == again.outcome_after
        told = replay(draft, bank.programs, stored)
        if told.undecided:
            assert told.undecided == "telebank.news: a prompt was not asked in this call"
            assert told.outcome_before == "caller", "whoever is hung up on has stayed"
        else:
            assert told.new_prompts == ("telebank.news",)
            assert told.outcome_after == told.outcome_before

    holds()
