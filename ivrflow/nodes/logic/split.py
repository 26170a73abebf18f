"""split: send some calls one way and the others another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.deciding import Share
from ivrflow.nodes.fields.literals import Choice
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["SplitNode"]


@dataclass(frozen=True)
class SplitNode(Node):
    """Send a part of the calls one way: `share "30" -> new`, `share "70" -> old`.

    The shares are per cent and come to 100; where two are equal, a name tells them apart: `share "50 old"`. Within a
    call the way is always the same. With `sticky = caller` it is the same for every call from a number; callers who
    withhold theirs are drawn anew each time. In conversations the lot follows the caller's number: another `from` may
    go another way.
    """

    kind: ClassVar[str] = "split"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Split"
    icon: ClassVar[str] = "split"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("share", "The call is one of so many in a hundred.", argument=Share()),
    )

    sticky: str = param(
        "Sticky",
        Choice(("call", "caller")),
        default="call",
        help="`caller`: who calls again goes the same way again.",
    )

    def problems(self) -> Iterable[tuple[str, str]]:
        total = sum(line.argument.percent for line in self.lines)
        if self.lines and total != 100:
            yield "share", f"the shares come to {total} per cent, not to 100"

    def chances(self) -> tuple[tuple[str, int], ...]:
        return tuple((line.name, line.argument.percent) for line in self.lines)

    def run(self, call: CallView) -> Exit:
        caller = call.facts.get("call.ani") if self.sticky == "caller" else None
        drawn = _percentile(f"{caller or call.seed}/{call.facts['call.flow']}/{self.id}")
        for line in self.lines:
            drawn -= line.argument.percent
            if drawn < 0:
                return Exit(line.name)
        raise AssertionError("the shares come to 100")


def _percentile(text: str) -> int:
    """0 to 99, evenly spread over texts, the same for the same text on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8]) % 100
