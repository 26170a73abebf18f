"""language: go on in another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.literals import LanguageTag
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["LanguageNode"]


@dataclass(frozen=True)
class LanguageNode(Node):
    """Switch the call to one of the flow's languages.

    All prompts from here on, in this flow and in those it calls, are heard in that language. Usually it follows a menu
    whose prompt offers each language in its own words: `say("For English, press 1.", en-US) say("中文请按2。", zh-CN)`.
    """

    kind: ClassVar[str] = "language"
    family: ClassVar[str] = "ask"
    title: ClassVar[str] = "Language"
    icon: ClassVar[str] = "language"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "Always."),)

    to: str = param("Language", LanguageTag(), required=True, help="One of the languages in the flow's header.")

    def run(self, call: CallView) -> Exit:
        return Exit("done", language=self.to)
