"""IVR413: a menu does not name its keys in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrflow.compiler.checks.about_prompts import in_languages, issue_at
from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.compiler.heard import Heard
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.say import Offers

__all__ = ["KEYS_OUT_OF_ORDER"]

CODE = IssueCode(
    "IVR413",
    "keys-out-of-order",
    Severity.HINT,
    what="A menu names its keys in another order than 1, 2, 3… (or, as a scale, 5, 4, 3…); or 0, * or # between them "
    "instead of behind them.",
    why="Callers count along. Who hears 1, 3, 2 thinks that he has missed something, and waits for the menu again.",
    mend="Say the choices in the order of their keys (ISO/IEC 13714), with 0, * and # last; or give the choices other "
    "keys.",
)


def find(flow: FlowGraph) -> Iterator[Issue]:
    for name, bound in flow.bounds.items():
        seen: dict[tuple[str, ...], tuple[Heard, list[str]]] = {}
        for heard in bound.heard:
            order = _order(heard)
            if not _is_orderly(order):
                _, languages = seen.setdefault(tuple(order), (heard, []))
                languages.append(heard.language)
        for order, (heard, languages) in seen.items():
            message = f"the keys are named in the order {', '.join(order)}{in_languages(flow, languages)}"
            yield issue_at(flow, CODE, message, name, heard, "Name them in their order, with 0, * and # last.")


def _order(heard: Heard) -> Sequence[str]:
    """The keys of one digit in the order in which they are first named."""
    if heard.answers is None or heard.offers is None:
        return ()
    own = frozenset(heard.answers.keys)
    return tuple(dict.fromkeys(key for key in _named(heard.offers, own) if key in _DIGITS & own or key in _LAST))


_LAST = frozenset("0*#")
_DIGITS = frozenset("123456789")


def _named(offers: Offers, own: frozenset[str]) -> Sequence[str]:
    told = tuple(offer.key for offer in offers.offered if not offer.any_time)
    if told:
        return told
    # `Balance, 1. Lost card, 2.`: taken for a list of keys when it names each of them and no other number.
    return offers.named if own - _LAST == frozenset(offers.named) - _LAST else ()


def _is_orderly(order: Sequence[str]) -> bool:
    digits = [key for key in order if key in _DIGITS]
    # Downwards throughout is a scale that begins with the best.
    if digits not in (sorted(digits), sorted(digits, reverse=True)) or digits == ["2", "1"]:
        return False
    # An agent may be offered before everything else, as where lives are at stake.
    places = [place for place, key in enumerate(order) if key in _DIGITS]
    return not places or places[-1] - places[0] == len(places) - 1


KEYS_OUT_OF_ORDER = Check(CODE, find)
