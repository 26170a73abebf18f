"""The whole way from a text to a program: what an edit binds anew, where findings stand, what the hash tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from bench.large_flow import large_flow
from ivrflow.compiler import compile as compile_module
from ivrflow.compiler.bind import Bound, Surroundings, bind_block
from ivrflow.compiler.compile import Compiled, Compiler, compile_flow
from ivrflow.compiler.program import BACK, REPEAT
from ivrflow.compiler.world import World
from ivrflow.lang import Parser, parse_flow
from ivrflow.model.flow import Block
from ivrflow.model.issues import Severity
from ivrflow.model.types import Base
from ivrflow.nodes.catalogue import load_catalogue

from .small import PLAY, WORLD, collect, small

LARGE, MIDDLE = large_flow(500), large_flow(120)


@dataclass
class Workshop:
    """Compiles one version after the other, as an editor does, and tells which blocks were bound."""

    parser: Parser = field(default_factory=Parser)
    compiler: Compiler = field(default_factory=Compiler)
    bound: list[str] = field(default_factory=list)

    def compile(self, text: str) -> Compiled:
        self.bound.clear()
        parsed = self.parser.parse(text)
        assert parsed.flow is not None
        return self.compiler.compile(parsed.flow, WORLD)


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    made = Workshop()

    def counting(block: Block, around: Surroundings) -> Bound:
        made.bound.append(block.id)
        return bind_block(block, around)

    monkeypatch.setattr(compile_module, "bind_block", counting)
    return made


def edits() -> list[tuple[str, Callable[[str], str]]]:
    return [
        ("a word", lambda text: text.replace("This is menu 498.", "This is the menu 498.")),
        (
            "a line more",
            lambda text: text.replace('menu n498 "Menu 498" {\n', 'menu n498 "Menu 498" {\n  attempts = 2\n'),
        ),
        (
            "an exit",
            lambda text: text.replace('menu n498 "Menu 498" {\n', 'menu n498 "Menu 498" {\n  key "3" -> bye\n'),
        ),
    ]


@pytest.mark.parametrize(("what", "edit"), edits())
def test_only_the_edited_block_is_bound_anew(workshop: Workshop, what: str, edit: Callable[[str], str]) -> None:
    first = workshop.compile(LARGE)
    assert first.program is not None
    assert len(set(workshop.bound)) == 500
    second = workshop.compile(edit(LARGE))
    assert set(workshop.bound) == {"n498"}, what
    assert second.program is not None
    assert second.program.hash != first.program.hash
    # And back again: what an undo brings back is what was there.
    again = workshop.compile(LARGE).program
    assert again is not None
    assert again.hash == first.program.hash


def test_a_new_variable_binds_only_the_blocks_that_read_it(workshop: Workshop) -> None:
    workshop.compile(MIDDLE)
    added = MIDDLE.replace('  key "0" -> bye\n', '  var more: number = 0\n  key "0" -> bye\n')
    workshop.compile(added)
    assert workshop.bound == []
    workshop.compile(added.replace("values = (tries = tries + 1)", "values = (tries = more)", 1))
    assert set(workshop.bound) == {"n2"}


def test_a_variable_of_another_type_binds_the_blocks_that_use_it(workshop: Workshop) -> None:
    workshop.compile(MIDDLE)
    compiled = workshop.compile(MIDDLE.replace("var balance: money private", "var balance: money"))
    assert set(workshop.bound) == {f"n{number}" for number in range(119) if number % 6 in (3, 4)}
    assert {issue.code for issue in compiled.issues} == {"IVR602"}


def test_findings_of_blocks_that_moved_stand_where_the_blocks_stand(workshop: Workshop) -> None:
    broken = MIDDLE.replace("This is menu 60.", "This is menu 60 {nobody}.")
    before = [issue.span.line for issue in workshop.compile(broken).issues]
    moved = workshop.compile(broken.replace('menu n6 "Menu 6" {\n', 'menu n6 "Menu 6" {\n  // one\n  // two\n'))
    assert [issue.span.line for issue in moved.issues] == [line + 2 for line in before]
    # A comment is part of a block, so that the printer keeps it.
    assert set(workshop.bound) == {"n6"}
    lines = moved.graph.bounds["n60"].lines
    assert [line.span.line for line in lines] == [line.span.line for line in moved.graph.bounds["n60"].block.exits]


def test_an_error_that_a_new_variable_mends_is_gone(workshop: Workshop) -> None:
    broken = MIDDLE.replace("values = (tries = tries + 1)", "values = (tries = more)", 1)
    assert workshop.compile(broken).program is None
    mended = workshop.compile(broken.replace('  key "0" -> bye\n', '  var more: number = 0\n  key "0" -> bye\n'))
    assert mended.program is not None


def test_comments_and_layout_do_not_enter_the_hash() -> None:
    plain = small("  start = hello", PLAY)
    with_comments = small(
        "  // where it begins\n  start  =  hello", "// greets\n" + PLAY.replace("\n  done", "\n\n  done")
    )
    other = small("  start = hello", PLAY.replace("Hello.", "Good day."))
    assert plain.program is not None
    assert with_comments.program is not None
    assert other.program is not None
    assert plain.program.hash == with_comments.program.hash != other.program.hash
    assert len(plain.program.hash) == 64


def test_keys_of_the_header_lead_to_nodes_or_to_the_built_ins() -> None:
    compiled = small(
        '  start = hello\n  key "0" -> bye\n  key "*" -> back\n  key "9" -> repeat',
        'menu hello {\n  prompt = say("a")\n  key "1" -> bye\n  noinput -> bye\n  nomatch -> bye\n}',
    )
    assert compiled.program is not None
    assert compiled.program.keys == {"0": compiled.program.index["bye"], "*": BACK, "9": REPEAT}


def test_ways_and_links_say_the_same() -> None:
    compiled = compile_flow(_flow(MIDDLE), WORLD)
    assert compiled.program is not None
    program = compiled.program
    for number, (links, ways) in enumerate(zip(program.links, program.ways, strict=True)):
        assert {name: way.target for name, way in ways.items()} == dict(links)
        assert all(way.visit == (program.id, program.nodes[number].id, name) for name, way in ways.items())


def _flow(text: str):  # type: ignore[no-untyped-def]  # the flow of a text, never None here
    return parse_flow(text).flow


def test_unchecked_input_is_followed_from_variable_to_variable() -> None:
    compiled = small(
        "  start = ask\n  var typed: text private\n  var copied: text private\n  on error -> bye",
        collect("Number?", "copy") + 'set copy {\n  values = (copied = typed & "1")\n  done -> away\n}\n'
        "transfer away {\n  to = copied\n}",
    )
    assert [issue.code for issue in compiled.issues] == ["IVR603"]


def test_a_checked_value_may_decide_a_target() -> None:
    compiled = small(
        '  start = ask\n  var typed: text private = ""\n  on error -> bye',
        collect("Number?", "away") + 'transfer away {\n  to = one_of(typed, ["1", "2"]) otherwise "1"\n}',
    )
    assert compiled.issues == ()


def test_texts_that_cross_the_border_of_a_flow_count_as_unchecked() -> None:
    compiled = small("  start = bye\n  argument a: text\n  argument n: number\n  result r: text\n  result m: money", "")
    assert compiled.program is not None
    signature = compiled.program.signature
    assert [kind.untrusted for _, kind, _ in signature.arguments] == [True, False]
    assert [kind.untrusted for _, kind in signature.results] == [True, False]
    assert signature.results[0][1].base is Base.TEXT


def test_compiling_never_raises_for_a_first_value_that_cannot_be_computed() -> None:
    for value in ("1 / 0", "call.now", 'number("x")', "[1, 2]", '"a" & 1', "nothing"):
        compiled = small(f"  start = hello\n  var n: number = {value}", PLAY)
        assert all(issue.code in {"IVR204", "IVR210"} for issue in compiled.issues), value


def test_nothing_as_a_first_value_is_no_value() -> None:
    compiled = small("  start = hello\n  var n: number = nothing", PLAY.replace("Hello.", "{n}"))
    assert [issue.code for issue in compiled.issues] == ["IVR203"]


def test_a_conversion_that_may_fail_does_not_count_as_a_value() -> None:
    nodes = (
        collect("How much?", "keep") + "set keep {\n  values = (amount = number(typed))\n  done -> tell\n}\n"
        'play tell {\n  prompt = say("{amount}")\n  done -> bye\n}'
    )
    header = "  start = ask\n  var typed: text private\n  var amount: number private"
    assert [issue.code for issue in small(header, nodes).issues] == ["IVR203"]
    asked_first = nodes.replace("done -> tell", "done -> is_it") + (
        "\nbranch is_it {\n  otherwise -> bye\n  when amount != nothing -> tell\n}"
    )
    assert small(header, asked_first).issues == ()
    assert small(header, nodes.replace("number(typed)", "number(typed) otherwise 0")).issues == ()


def test_a_branch_teaches_its_last_way_whatever_the_order() -> None:
    nodes = (
        "branch hello {\n  otherwise -> tell\n  when name = nothing -> bye\n}\n"
        'play tell {\n  prompt = say("{name}")\n  done -> bye\n}'
    )
    assert small("  start = hello\n  var name: text", nodes).issues == ()


def test_a_result_must_have_a_value_where_the_caller_gets_it_but_not_in_a_hang_up_handler() -> None:
    header = "  start = {}\n  result known: boolean\n  on hangup -> home"
    home = "return home {\n}\n" + PLAY.replace("done -> bye", "done -> home")
    codes = [issue.code for issue in small(header.format("hello"), home).issues if issue.severity is Severity.ERROR]
    assert codes == ["IVR203"]
    setting = home + "\nset know {\n  values = (known = true)\n  done -> hello\n}"
    assert small(header.format("know"), setting).program is not None


def test_a_world_that_changes_is_seen(workshop: Workshop) -> None:
    flow = _flow(MIDDLE)
    workshop.compiler.compile(flow, WORLD)
    workshop.bound.clear()
    without = World(load_catalogue())
    compiled = workshop.compiler.compile(flow, without)
    assert {issue.code for issue in compiled.issues} >= {"IVR501"}
    assert len(set(workshop.bound)) == 120


def test_faults_of_the_dialogue_can_be_rehearsed() -> None:
    unset = small("start = main\nvar name: text", 'play main {\n  prompt = say("{name}")\n  done -> bye\n}')
    assert unset.program is None
    assert unset.rehearsable is not None
    assert [node.id for node in unset.rehearsable.nodes] == ["main", "bye"]


@pytest.mark.parametrize("line", ["done -> nowhere", "done -> bye\n  colour = red"], ids=["no node", "not bound"])
def test_faults_of_the_text_cannot_be_rehearsed(line: str) -> None:
    broken = small("start = main", f'play main {{\n  prompt = say("Hello.")\n  {line}\n}}')
    assert (broken.program, broken.rehearsable) == (None, None)


def test_values_that_go_where_they_must_not_can_be_rehearsed() -> None:
    """A number to dial that the caller entered: never published, but it can be shown where it would lead."""
    dials = collect("Whom shall we call?", "dial") + "transfer dial {\n  to = typed\n}"
    unchecked = small("start = ask\nvar typed: text private\non error -> bye", dials)
    assert unchecked.program is None
    assert {issue.code for issue in unchecked.issues if issue.severity is Severity.ERROR} == {"IVR603"}
    assert unchecked.rehearsable is not None
    assert unchecked.graph.bounds["dial"].node is None


def test_a_flow_without_errors_is_rehearsed_as_it_is() -> None:
    whole = small("start = bye", "")
    assert whole.program is not None
    assert whole.rehearsable is whole.program


def test_a_program_knows_what_recordings_say_which_is_no_part_of_its_hash() -> None:
    recordings = {("welcome", "en-US"): "Welcome to the bank."}
    worlds = (WORLD, replace(WORLD, transcripts=recordings))
    plain, known = (small("  start = hello", PLAY, world=world).program for world in worlds)
    assert plain is not None
    assert known is not None
    assert known.recordings.transcripts == recordings
    assert known.hash == plain.hash
