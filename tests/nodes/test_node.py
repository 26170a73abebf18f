"""What every kind has without saying so."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ivrflow.model.commands import Wait
from ivrflow.nodes.declare import ExitSpec
from ivrflow.nodes.fields.formulas import Condition
from ivrflow.nodes.node import BoundExit, CallView, Node, Script
from ivrflow.nodes.outcomes import Exit, Outcome

from .fields.binding import CallAt, binder, source


@dataclass(frozen=True)
class Silent(Node):
    """Declares no run."""

    exits = (ExitSpec("next"),)


@dataclass(frozen=True)
class Deciding(Silent):
    """Ends at once."""

    def run(self, call: CallView) -> Outcome:
        return Exit("next")


@dataclass(frozen=True)
class Talking(Silent):
    """Has a dialogue."""

    def run(self, call: CallView) -> Script:
        yield Wait(10)
        return Exit("next")


@dataclass(frozen=True)
class Renamed(Talking):
    """Its dialogue is inherited."""


def test_a_kind_is_immediate_when_its_run_is_no_dialogue() -> None:
    assert (Deciding.immediate, Talking.immediate, Renamed.immediate) == (True, False, False)


def test_by_itself_a_node_has_all_the_exits_of_its_kind_and_decides_by_its_conditions() -> None:
    text, condition = Condition().bind_argument(source("tries > 3"), binder())
    node = Deciding("check", (BoundExit(f"when {text}", condition, {}), BoundExit("key 1", "1", {})))
    assert node.exits_of() == Silent.exits
    assert tuple(node.decides()) == (condition.tree,)


def test_a_kind_without_a_run_says_whose_mistake_it_is() -> None:
    with pytest.raises(NotImplementedError, match="Silent declares no run"):
        Silent("here", ()).run(CallAt())
