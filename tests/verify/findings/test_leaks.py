"""Secrets are found by their digits. The compiler refuses such flows; here its labels are taken away first."""

from __future__ import annotations

from dataclasses import replace

from ivrflow.compiler.program import Program
from ivrflow.nodes.ask.collect import CollectNode
from ivrflow.verify.exploration.explore import Exploration, explore
from ivrflow.verify.findings.leaks import find_leaks
from tests.verify.conftest import AGENTS, compiled, header

TEXT = (
    header("var pin: text private", "on error -> bye")
    + """
collect main {
  prompt = say("Your PIN.")
  min = 4
  max = 4
  into pin = digits
  done -> tell
  noinput -> bye
  nomatch -> bye
}
play tell {
  prompt = digits(pin otherwise "")
  done -> look
}
query look {
  call = shop.name(number = pin otherwise "")
  found -> agents
  empty -> agents
}
"""
    + AGENTS.replace("queue = cards", 'queue = cards\n  attach = (pin = pin otherwise "")')
)


def secretly(programs: dict[str, Program]) -> Exploration:
    """The same flow with an input that is secret, as if its labels had been lost on the way."""
    program = programs["test"]
    nodes = tuple(replace(node, privacy="secret") if isinstance(node, CollectNode) else node for node in program.nodes)
    return explore({"test": replace(program, nodes=nodes)}, "test")


def test_a_secret_is_found_in_prompts_arguments_and_attached_data() -> None:
    found = list(find_leaks(secretly(compiled(TEXT))))
    assert [(each.node, each.message.partition(" is in ")[2], each.certain) for each in found] == [
        ("tell", "a prompt", True),
        ("look", "`number` of shop.name, which is not secret", True),
        ("agents", "`pin` for the agent", True),
    ]


def test_what_is_not_secret_may_be_told() -> None:
    assert list(find_leaks(explore(compiled(TEXT), "test"))) == []


def test_telebank_keeps_its_pins(telebank: Exploration) -> None:
    assert list(find_leaks(telebank)) == []
