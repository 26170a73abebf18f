"""What is known of flows before they are published."""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow
from ivrflow.model.issues import Issue, Severity
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.exploration.bounds import Bounds
from ivrflow.verify.proof import prove

from .broken_flows import CONTRADICTION, SILENCE
from .conftest import BYE, STATEMENTS, compiled, header
from .replaying import simulated


def with_errors(text: str) -> tuple[Mapping[str, Program], tuple[Issue, ...]]:
    """A flow that cannot be published, as it can be rehearsed; and why it cannot."""
    parsed = parse_flow(text, "test.ivr")
    assert parsed.flow is not None
    result = compile_flow(parsed.flow, World(load_catalogue(), STATEMENTS))
    assert result.program is None
    assert result.rehearsable is not None
    return {"test": result.rehearsable}, result.issues


UNSET = (
    header("var count: number", "on error -> sorry")
    + """
menu main {
  prompt = say("For orders, press 1. To hear how many, press 2.")
  key "1" -> ask
  key "2" -> tell
  noinput -> bye
  nomatch -> bye
}
query ask {
  call = shop.orders()
  into count = count
  found -> tell
  empty -> bye
}
play tell {
  prompt = say("You have {count} orders.")
  done -> bye
}
play sorry {
  prompt = say("Sorry.")
  done -> bye
}
"""
    + BYE
)


def test_an_unset_variable_is_shown_by_the_call_on_which_it_is_unset() -> None:
    programs, issues = with_errors(UNSET)
    proof = prove(programs, ["test"], issues)
    assert proof.findings == ()
    ((issue, shown),) = proof.demonstrations.items()
    assert (issue.code, issue.node, shown.shows) == ("IVR203", "tell", True)
    # Not by way of the look-up, which would have set it.
    assert [visit.node for visit in simulated(shown.conversation, programs, "test")][:3] == ["main", "tell", "sorry"]


def test_what_lies_behind_an_error_is_not_said_to_be_unreached() -> None:
    programs, issues = with_errors(
        header("var count: number") + 'play main {\n  prompt = say("{count}")\n  done -> bye\n}\n' + BYE
    )
    proof = prove(programs, ["test"], issues)
    assert proof.findings == ()
    assert [shown.shows for shown in proof.demonstrations.values()] == [True]


def test_other_issues_are_shown_the_way_to_their_node() -> None:
    programs = compiled(SILENCE)
    known = Issue("IVR310", Severity.HINT, "something about it", "test", "again")
    nowhere = [
        Issue("IVR204", Severity.HINT, "about the header", "test", None),
        Issue("IVR103", Severity.WARNING, "about what is not there", "test", "gone"),
    ]
    proof = prove(programs, ["test"], [known, *nowhere])
    assert [finding.code.name for finding in proof.findings] == ["endless-silence"]
    ((issue, shown),) = proof.demonstrations.items()
    assert issue is known
    assert not shown.shows
    assert simulated(shown.conversation, programs, "test")[0].node == "main"


def test_what_one_entrance_gets_to_was_reached() -> None:
    inner = (
        header('argument kind: text = "b"', name="inner")
        + 'branch main {\n  when kind = "a" -> only_a\n  otherwise -> back\n}\n'
        + 'play only_a {\n  prompt = say("A.")\n  done -> back\n}\nreturn back {\n}\n'
    )
    outer = header() + 'subflow main {\n  flow = inner(kind = "a")\n  done -> bye\n  failed -> bye\n}\n' + BYE
    programs = compiled(outer, inner)
    by_outer = [(each.flow, each.exit) for each in prove(programs, ["test"]).findings]
    by_inner = [(each.flow, each.exit) for each in prove(programs, ["inner"]).findings]
    assert by_outer == [("inner", "otherwise")]
    assert by_inner == [("inner", 'when kind = "a"')]
    assert prove(programs, ["test", "inner"]).findings == ()


def test_the_same_finding_from_two_entrances_is_told_once() -> None:
    inner = SILENCE.replace("flow test", "flow inner").replace(BYE, "return bye {\n}\n")
    outer = header() + "subflow main {\n  flow = inner()\n  done -> bye\n  failed -> bye\n}\n" + BYE
    programs = compiled(outer, inner)
    proof = prove(programs, ["test", "inner"])
    assert [(each.flow, each.code.name, each.certain) for each in proof.findings] == [
        ("inner", "endless-silence", True)
    ]
    assert list(proof.extents) == ["test", "inner"]


def test_what_was_cut_is_told_with_its_entrance() -> None:
    assert prove(compiled(SILENCE), ["test"]).complete
    proof = prove(compiled(CONTRADICTION), ["test"], bounds=Bounds(max_states=2))
    assert not proof.complete
    assert [sentence.partition(":")[0] for sentence in proof.tell_cut()] == ["test"]


def test_who_can_wait_no_longer_is_told_what_was_left() -> None:
    programs = compiled(SILENCE)
    proof = prove(programs, list(programs), stop=lambda: True)
    assert not proof.complete
    (sentence,) = proof.tell_cut()
    assert sentence.endswith("allow more time")
