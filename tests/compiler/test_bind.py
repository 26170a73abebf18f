"""One block → one node. What each kind makes of its fields is said by the cases in tests/nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.compiler.bind import bind_block
from ivrflow.compiler.binder import Surroundings
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow
from ivrflow.nodes.catalogue import BUILT_IN, catalogue_of
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.literals import Whole
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import Exit


@dataclass(frozen=True)
class DiceNode(Node):
    """A kind of somebody else's package."""

    kind: ClassVar[str] = "dice"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Dice"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "Always."),)

    sides: int = param("Sides", Whole(2, 100), default="6")

    def run(self, call: CallView) -> Exit:
        return Exit("done")


def bind(text: str):  # type: ignore[no-untyped-def]  # a Bound, whose fields the tests look at
    flow = parse_flow(f"flow small {{\n}}\n\n{text}").flow
    assert flow is not None
    world = World(catalogue_of((*BUILT_IN, DiceNode)))
    return bind_block(flow.blocks[0], Surroundings("small", ("en-US",), {}, {}, world))


def test_a_kind_of_another_package_is_bound_like_any_other() -> None:
    bound = bind("dice d {\n  done -> bye\n}\n")
    assert isinstance(bound.node, DiceNode)
    assert bound.node.sides == 6
    assert bind("dice d {\n  sides = 20\n  done -> bye\n}\n").node.sides == 20
    assert [issue.code for issue in bind("dice d {\n  sides = 1\n  done -> bye\n}\n").issues] == ["IVR401"]


def test_an_unknown_kind_keeps_its_lines_so_that_nothing_else_is_complained_about() -> None:
    bound = bind('dise d {\n  key "1" -> bye\n  done -> bye\n}\n')
    (issue,) = bound.issues
    assert (issue.code, issue.suggestion) == ("IVR404", "Did you mean `dice`?")
    assert [(line.name, line.target) for line in bound.lines] == [("key 1", "bye"), ("done", "bye")]


def test_every_mistake_of_a_block_is_told_in_one_run() -> None:
    lines = ("attempts = 99", "colour = red", 'prompt = say("a")', 'prompt = say("b")', "key 1 -> bye", "done -> bye")
    text = "menu m {\n" + "".join(f"  {line}\n" for line in lines) + "}\n"
    assert sorted(issue.code for issue in bind(text).issues) == ["IVR401", "IVR401", "IVR401", "IVR402", "IVR402"]
