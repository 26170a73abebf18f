"""What a change of a flow means to callers, told from two of its texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ivrflow.lang import parse_flow
from ivrflow.lang.parser import Parsed
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.changes.above import seen_from_above
from ivrflow.verify.changes.comparison import compare
from ivrflow.verify.changes.telling import tell, tell_above

__all__ = ["meaning_of_change"]


def meaning_of_change(
    flow: str, before: str, after: str, others: Mapping[str, str] | None = None
) -> Mapping[str, Sequence[str]]:
    """What is different between two texts of a flow, by heading; nothing where one of them cannot be read.

    `others` are the texts of the flows around it, by id: where it leads to, and who calls it.
    """
    old, new = _read(before, flow), _read(after, flow)
    if old.flow is None or new.flow is None or not (old.is_whole and new.is_whole):
        return {}
    parsed = {name: _read(text, name).flow for name, text in (others or {}).items() if name != flow}
    around = {name: each for name, each in parsed.items() if each is not None}
    was, now, catalogue = {**around, flow: old.flow}, {**around, flow: new.flow}, load_catalogue()
    told = [*tell(compare(was, now, flow, catalogue)), *tell_above(seen_from_above(was, now, flow, catalogue))]
    return dict(told)


@lru_cache(maxsize=128)
def _read(text: str, flow: str) -> Parsed:
    """The flows around one are the same from one comparison to the next."""
    return parse_flow(text, flow)
