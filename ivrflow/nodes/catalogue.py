"""The node kinds, in the order of the palette. A kind exists because it stands here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points

from ivrflow.model.errors import Misuse
from ivrflow.nodes.agent.callback import CallbackNode
from ivrflow.nodes.agent.queue import QueueNode
from ivrflow.nodes.agent.transfer import TransferNode
from ivrflow.nodes.agent.voicemail import VoicemailNode
from ivrflow.nodes.ask.collect import CollectNode
from ivrflow.nodes.ask.confirm import ConfirmNode
from ivrflow.nodes.ask.language import LanguageNode
from ivrflow.nodes.ask.listen import ListenNode
from ivrflow.nodes.ask.menu import MenuNode
from ivrflow.nodes.ask.pin import PinNode
from ivrflow.nodes.ask.record import RecordNode
from ivrflow.nodes.ask.yes_no import YesNoNode
from ivrflow.nodes.data.list_member import ListMemberNode
from ivrflow.nodes.data.lookup import LookupNode
from ivrflow.nodes.data.queries import QueriesNode
from ivrflow.nodes.data.query import QueryNode
from ivrflow.nodes.data.update import UpdateNode
from ivrflow.nodes.flow.answer import AnswerNode
from ivrflow.nodes.flow.go import GoNode
from ivrflow.nodes.flow.hang_up import HangUpNode
from ivrflow.nodes.flow.milestone import MilestoneNode
from ivrflow.nodes.flow.note import NoteNode
from ivrflow.nodes.flow.notify import NotifyNode
from ivrflow.nodes.flow.reject import RejectNode
from ivrflow.nodes.flow.return_ import ReturnNode
from ivrflow.nodes.flow.subflow import SubflowNode
from ivrflow.nodes.logic.branch import BranchNode
from ivrflow.nodes.logic.hours import HoursNode
from ivrflow.nodes.logic.loop import LoopNode
from ivrflow.nodes.logic.set import SetNode
from ivrflow.nodes.logic.split import SplitNode
from ivrflow.nodes.logic.switch import SwitchNode
from ivrflow.nodes.logic.wait import WaitNode
from ivrflow.nodes.node import Node
from ivrflow.nodes.speak.music import MusicNode
from ivrflow.nodes.speak.play import PlayNode
from ivrflow.nodes.speak.say import SayNode

__all__ = ["BUILT_IN", "FAMILIES", "Catalogue", "catalogue_of", "load_catalogue"]

FAMILIES = ("speak", "ask", "logic", "data", "agent", "flow")

BUILT_IN: tuple[type[Node], ...] = (
    PlayNode,
    SayNode,
    MusicNode,
    MenuNode,
    CollectNode,
    ListenNode,
    RecordNode,
    YesNoNode,
    ConfirmNode,
    PinNode,
    LanguageNode,
    BranchNode,
    SwitchNode,
    SetNode,
    LoopNode,
    HoursNode,
    SplitNode,
    WaitNode,
    QueryNode,
    QueriesNode,
    UpdateNode,
    LookupNode,
    ListMemberNode,
    QueueNode,
    TransferNode,
    CallbackNode,
    VoicemailNode,
    AnswerNode,
    RejectNode,
    SubflowNode,
    GoNode,
    ReturnNode,
    HangUpNode,
    MilestoneNode,
    NotifyNode,
    NoteNode,
)

Catalogue = Mapping[str, type[Node]]
"""Kinds by name, in the order of the palette."""


def load_catalogue() -> Catalogue:
    """The built-in kinds, then those that installed packages add through the entry point group `ivrflow.nodes`."""
    third_party = (point.load() for point in sorted(entry_points(group="ivrflow.nodes"), key=lambda point: point.name))
    return catalogue_of((*BUILT_IN, *third_party))


def catalogue_of(kinds: Iterable[type[Node]]) -> Catalogue:
    """Kinds by name; raises Misuse when two packages declare the same one."""
    catalogue: dict[str, type[Node]] = {}
    for kind in kinds:
        if kind.kind in catalogue:
            raise Misuse(
                f'two packages declare the node kind "{kind.kind}": {catalogue[kind.kind].__module__} and '
                f"{kind.__module__}; uninstall one of them"
            )
        catalogue[kind.kind] = kind
    return catalogue
