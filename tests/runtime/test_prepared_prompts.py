"""What is rendered before anybody phones."""

from __future__ import annotations

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.prepared_prompts import prompts_to_prepare, sample_prompts, static_prompts
from ivrflow.say import spoken_text

FLOW = """\
flow shop {{
  languages = [en-US, zh-CN]
  zone = UTC
  start = hello
  var total: number = 5
}}

{0}

hang_up bye {{}}
"""
MENU = """\
menu hello {
  prompt = { en-US: say("Tea, 1?") zh-CN: say("茶请按1？") }
  prompt[3] = { en-US: say("Once more: 1?") zh-CN: say("再说一遍：1？") }
  nomatch_prompt = { en-US: say("No such thing.") zh-CN: say("没有。") }
  key "1" -> bye
  noinput -> bye
  nomatch -> bye
}
"""
SAY = """\
say hello {
  before = { en-US: say("That is") zh-CN: say("一共") }
  value = total
  after = { en-US: say("cups.") zh-CN: say("杯。") }
  done -> bye
}
"""


def program_of(node: str) -> Program:
    read = FlowSet(World(load_catalogue())).read({"shop": FlowText("shop", FLOW.format(node))})["shop"]
    assert read.program is not None, read.issues
    return read.program


def texts(prompts: list[Prompt], language: str = "en-US") -> set[str]:
    return {spoken_text(prompt) for prompt in prompts if prompt[0].language == language}


def test_a_complaint_and_the_question_behind_it_are_one_prompt() -> None:
    prompts = list(prompts_to_prepare(program_of(MENU)))
    assert texts(prompts) == {
        "Tea, 1?",
        "No such thing. Tea, 1?",
        "Once more: 1?",
        "No such thing. Once more: 1?",
    }
    assert "没有。茶请按1？" in texts(prompts, "zh-CN")


def test_around_a_value_the_texts_are_prepared() -> None:
    found = list(static_prompts(program_of(SAY)))
    assert {node for node, _ in found} == {"hello"}
    assert texts([prompt for _, prompt in found]) == {"That is", "cups."}


def test_a_value_is_heard_with_the_texts_around_it() -> None:
    found = [prompt for _, prompt in sample_prompts(program_of(SAY))]
    assert texts(found) == {"That is one cups."}
    assert texts(found, "zh-CN") == {"一共一杯。"}
    assert list(sample_prompts(program_of(MENU))) == []
