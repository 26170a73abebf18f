"""When a bound block may be used again, and what moves with it."""

from __future__ import annotations

from dataclasses import replace

from ivrflow.compiler.bind import bind_block
from ivrflow.compiler.binder import Surroundings
from ivrflow.lang import parse_flow
from ivrflow.model.flow import Block
from ivrflow.model.types import NUMBER, TEXT

from .small import WORLD

BLOCK = "set hello {\n  values = (n = n + 1)\n  done -> bye\n}\n"
AROUND = Surroundings("small", ("en-US",), {"n": NUMBER, "other": TEXT}, {}, WORLD)


def block(text: str = BLOCK, above: int = 0) -> Block:
    flow = parse_flow("flow small {\n}\n\n" + "\n" * above + text).flow
    assert flow is not None
    return flow.blocks[0]


def test_it_holds_where_nothing_that_it_uses_differs() -> None:
    bound = bind_block(block(), AROUND)
    assert bound.node is not None
    assert bound.holds_for(block(above=5), AROUND)
    assert bound.holds_for(block(), replace(AROUND, scope={"n": NUMBER}))
    assert not bound.holds_for(block(), replace(AROUND, scope={"n": TEXT}))
    assert not bound.holds_for(block(), replace(AROUND, languages=("zh-CN",)))
    assert not bound.holds_for(block(), replace(AROUND, world=replace(WORLD)))
    assert not bound.holds_for(block(BLOCK.replace("+ 1", "+ 2")), AROUND)


def test_with_findings_it_holds_only_in_the_very_same_surroundings() -> None:
    bound = bind_block(block(BLOCK.replace("n + 1", "m + 1")), AROUND)
    again = block(BLOCK.replace("n + 1", "m + 1"))
    assert bound.holds_for(again, AROUND)
    assert not bound.holds_for(again, replace(AROUND, scope={"n": NUMBER, "m": NUMBER}))


def test_findings_and_lines_move_with_it() -> None:
    bound = bind_block(block(BLOCK.replace("n + 1", "m + 1")), AROUND)
    moved = bound.moved_to(block(BLOCK.replace("n + 1", "m + 1"), above=7), AROUND)
    assert [issue.span.line for issue in moved.issues] == [issue.span.line + 7 for issue in bound.issues]
    assert [line.span.line for line in moved.lines] == [line.span.line + 7 for line in bound.lines]


def test_its_bare_text_has_no_comments() -> None:
    assert bind_block(block("// why\n" + BLOCK), AROUND).bare == bind_block(block(), AROUND).bare
