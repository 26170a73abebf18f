"""Secrets are found by their digits. The compiler refuses such flows; here its labels are taken away first, or a kind
of somebody else's goes past it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.model.commands import Play
from ivrflow.model.conversation import Press
from ivrflow.model.events import Gathered
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.nodes.ask.collect import CollectNode
from ivrflow.nodes.catalogue import catalogue_of, load_catalogue
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.names import Names
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.proving import prove_flows
from ivrflow.runtime.simulation.conversation_run import run_conversation
from ivrflow.verify.exploration.explore import Exploration, explore
from ivrflow.verify.findings.leaks import find_leaks

from ..conftest import AGENTS, BYE, compiled, header

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


@dataclass(frozen=True)
class ReadBackNode(Node):
    """A kind of somebody's own, whose Python takes what it likes from the call: no check of a text can see that."""

    kind: ClassVar[str] = "read_back"
    family: ClassVar[str] = "speak"
    title: ClassVar[str] = "Read back"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "It was read."),)

    what: tuple[str, ...] = param("What", Names(), required=True, help="Variables that are read back.")

    def run(self, call: CallView) -> Script:
        yield Play(tuple(Piece(PieceKind.DIGITS, call.variables[name], call.language) for name in self.what))
        return Exit("done")


CARELESS = (
    header("var pin: text secret", "on error -> bye")
    + """
collect main {
  prompt = say("Your PIN.")
  min = 4
  max = 4
  privacy = secret
  into pin = digits
  done -> tell
  noinput -> bye
  nomatch -> bye
}
read_back tell {
  what = [pin]
  done -> bye
}
"""
    + BYE
)


def test_a_kind_of_somebody_elses_is_caught_in_the_act() -> None:
    catalogue = catalogue_of([*load_catalogue().values(), ReadBackNode])
    read = FlowSet(World(catalogue)).read({"test": FlowText("test.ivr", CARELESS)})["test"]
    assert read.program is not None, read.issues
    (finding,) = (each for each in prove_flows([read]).findings if each.issue.code == "IVR709")
    assert finding.issue.message == "a secret that the caller entered is in a prompt"
    assert finding.demonstration is not None
    run = run_conversation(finding.demonstration.conversation, {"test": read.program}, "test")
    assert run.passed, run.problem
    (keys,) = (step.keys for step in run.conversation.steps if isinstance(step, Press))
    assert [piece.piece.value for piece in run.call.heard if piece.piece.kind is PieceKind.DIGITS] == [keys]


def test_an_open_number_that_happens_to_hold_the_digits_of_a_secret_is_none() -> None:
    text = (
        header("var card: text private", "var pin: text secret", "on error -> bye")
        + """
collect main {
  prompt = say("Your card.")
  min = 6
  max = 6
  into card = digits
  done -> known
  noinput -> bye
  nomatch -> bye
}
branch known {
  when card = "864200" -> ask_pin
  otherwise -> bye
}
collect ask_pin {
  prompt = say("Your PIN.")
  min = 4
  max = 4
  privacy = secret
  into pin = digits
  done -> check
  noinput -> bye
  nomatch -> bye
}
query check {
  call = bank.balance(number = card otherwise "", pin = pin otherwise "")
  found -> bye
  empty -> bye
}
"""
        + BYE
    )
    exploration = explore(compiled(text), "test")
    entered = {
        happening.choice.event.keys
        for edge in exploration.space.edges()
        for happening in edge.happenings
        if isinstance(happening.choice.event, Gathered)
    }
    assert {"864200", "8642"} <= entered
    assert list(find_leaks(exploration)) == []
