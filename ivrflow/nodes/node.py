"""What every node kind inherits, and what a script may see of its call."""

from __future__ import annotations

import inspect
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol, TypeAlias

from ivrflow.expr import Tree
from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Command
from ivrflow.model.values import Value
from ivrflow.nodes.declare import ExitSpec, Result, params_of
from ivrflow.nodes.fields.field_type import Arguments, Formula
from ivrflow.nodes.outcomes import Outcome
from ivrflow.nodes.together import Together
from ivrflow.nodes.utterance import Speaks, Utterance

__all__ = ["BoundExit", "CallView", "Node", "Script"]

Script: TypeAlias = Generator[Command | Together, Any, Outcome]
"""The dialogue of one node: yields commands, is sent the reply event of each, returns how it ends.

No input or output, no clock, no chance: time, zone and seed come in with events. No `yield` in `finally`.
"""


class CallView(Protocol):
    """The call as a node sees it: the state at the node's entrance."""

    @property
    def variables(self) -> Mapping[str, Value]:
        """The flow's variables by name."""

    @property
    def facts(self) -> Mapping[str, Value]:
        """`call.ani`, `call.now`… by dotted name, for expressions."""

    @property
    def language(self) -> str: ...

    @property
    def seed(self) -> int:
        """All chance of the call comes from it."""

    @property
    def now(self) -> datetime:
        """In the flow's zone, as of the latest event."""

    @property
    def flow_keys(self) -> Mapping[str, object]:
        """The keys that the flow's header defines."""

    @property
    def type_ahead(self) -> bool:
        """Whether the flow lets callers press ahead."""


@dataclass(frozen=True, slots=True)
class BoundExit:
    """An exit line with an argument, as bound: `key "1" { en-US: "balance" } -> …`."""

    name: str
    """The full name: `key 1`."""
    argument: Any
    """What the exit's argument type bound: the keys, or the condition's Formula."""
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Node:
    """One node of a compiled flow. Subclasses add fields with `param` and say what they do in `run`.

    The docstring of a kind is its help in the designer and its reference page: one sentence, then what an author needs
    to know.
    """

    kind: ClassVar[str]
    family: ClassVar[str]
    """`speak`, `ask`, `logic`, `data`, `agent` or `flow`; also the folder of the file."""
    title: ClassVar[str]
    """The name in the palette; faces translate it."""
    icon: ClassVar[str] = ""
    """A noun for its picture (`clock`, `lock`), which faces draw if they know it; else the family's is drawn."""
    exits: ClassVar[tuple[ExitSpec, ...]] = ()
    """All the exits that the kind can have; `exits_of` narrows them by what the author filled in."""
    capabilities: ClassVar[frozenset[Capability]] = frozenset()
    """All that the kind can need of a channel; `capabilities_of` narrows them by what the author filled in."""
    ends_call: ClassVar[bool] = False
    """No way leads on from here within this flow."""
    may_end_call: ClassVar[bool] = False
    """The call can end here, though exits lead on as well: a queue that takes the caller."""
    offers_flow_keys: ClassVar[bool] = False
    """The keys of the flow's header hold here, and `back` comes back here."""
    runs_flow: ClassVar[bool] = False
    """Another flow runs in between: whether it asks the caller anything is for that flow to say."""
    gives_back: ClassVar[bool] = False
    """The results of the flow go back from here, each from the variable of its name unless `returns` computes it."""
    on_canvas_only: ClassVar[bool] = False
    """Says something to those who draw; no call gets there, and no program contains it."""
    immediate: ClassVar[bool] = True
    """`run` is a plain function that returns its outcome, without a dialogue. Derived; it makes logic nodes cheap."""

    id: str
    lines: tuple[BoundExit, ...]

    def __init_subclass__(cls, **options: object) -> None:
        super().__init_subclass__(**options)
        if "run" in cls.__dict__:
            cls.immediate = not inspect.isgeneratorfunction(cls.run)

    def exits_of(self) -> tuple[ExitSpec, ...]:
        """The exits that this node has, given its fields; repeated ones once."""
        return self.exits

    def capabilities_of(self) -> frozenset[Capability]:
        """What this node needs of a channel, given its fields."""
        return self.capabilities

    def problems(self) -> Iterable[tuple[str, str]]:
        """(field, sentence) for fields that are well by themselves and contradict each other."""
        return ()

    def results(self) -> tuple[Result, ...]:
        """What this node can find out, given its fields."""
        return ()

    def assigns(self) -> Arguments:
        """Variables that the node sets by itself, with the formulas that compute them."""
        return Arguments()

    def decides(self) -> Iterable[Tree]:
        """The conditions by which the node chooses its exit, beside what the caller or the world does."""
        return tuple(line.argument.tree for line in self.lines if isinstance(line.argument, Formula))

    def chances(self) -> tuple[tuple[str, int], ...]:
        """(exit, per cent) of a node that draws lots; empty for all others."""
        return ()

    def returns(self) -> Arguments:
        """Results that the node gives back to the calling flow, with the formulas that compute them."""
        return Arguments()

    def utterances(self) -> Iterator[Utterance]:
        """All that is heard of this node, each stretch that is said in one go.

        By itself, each prompt on its own. Kinds that join prompts or values, or await an answer, tell what their script
        says: what is missing here is seen by no check and rendered during the call.
        """
        for param in params_of(type(self)):
            value = getattr(self, param.attribute)
            if isinstance(value, Speaks):
                yield from value.utterances(param.name)

    def run(self, call: CallView) -> Script | Outcome:
        """The dialogue."""
        raise NotImplementedError(f"{type(self).__name__} declares no run")
