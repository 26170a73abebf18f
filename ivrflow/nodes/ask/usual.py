"""Fields that the asking kinds share: each is declared here once, so that it is called, bounded and preset alike."""

from __future__ import annotations

from typing import Any

from ivrflow.nodes.declare import param
from ivrflow.nodes.fields.literals import Choice, Duration, Flag, KeySequence, Whole
from ivrflow.nodes.fields.prompts import PromptField

__all__ = [
    "after_failure",
    "after_silence",
    "at_least",
    "at_most",
    "attempts",
    "barge_in",
    "confidence",
    "erase_key",
    "first_digit",
    "flow_keys",
    "fresh",
    "inter_digit",
    "key",
    "privacy",
    "question",
    "terminators",
]

# Any, as `param`: each attribute has the type of its bound value, which the annotation beside it tells.


def question(what: str = "What is asked.") -> Any:
    return param("Prompt", PromptField(), required=True, help=f"{what} `prompt[2]` is said from the second attempt on.")


def after_silence(what: str = "Said first when nothing was pressed.") -> Any:
    return param("After silence", PromptField(), help=what)


def after_failure(label: str, what: str) -> Any:
    return param(label, PromptField(), help=what)


def attempts(what: str = "How often is asked.") -> Any:
    return param("Attempts", Whole(1, 9), default="3", help=what)


def first_digit() -> Any:
    return param("First-digit timeout", Duration(0, 60_000), default="5s", help="How long to wait after the prompt.")


def inter_digit() -> Any:
    return param("Inter-digit timeout", Duration(100, 60_000), default="3s", help="How long to wait between two keys.")


def barge_in(what: str = "A key stops the prompt.") -> Any:
    return param("Barge-in", Flag(), default="true", help=what)


def fresh(default: str = "false", what: str = "Forget keys that were pressed before.") -> Any:
    return param("Fresh", Flag(), default=default, help=what)


def flow_keys() -> Any:
    return param("Flow keys", Flag(), default="true", help="The keys of the flow's header hold here.")


def key(label: str, default: str, what: str) -> Any:
    """One key that is an answer."""
    return param(label, KeySequence(1), default=f'"{default}"', help=what)


def at_least(default: int) -> Any:
    return param("At least", Whole(1, 64), default=str(default), help="How many keys are needed.")


def at_most(default: int) -> Any:
    return param("At most", Whole(1, 64), default=str(default), help="So many keys end the input at once.")


def terminators() -> Any:
    return param("Terminators", KeySequence(), default='"#"', help="Keys that end the input.")


def erase_key(default: str) -> Any:
    return param("Erase key", KeySequence(1), default=f'"{default}"', help="A key that begins the entry anew.")


def confidence(shown_when: tuple[str, str] | None = None) -> Any:
    return param(
        "Confidence",
        Whole(0, 100),
        default="50",
        help="How sure the recogniser must be, in per cent.",
        shown_when=shown_when,
    )


def privacy(what: str) -> Any:
    return param("Privacy", Choice(("private", "open", "secret")), default="private", help=what)
