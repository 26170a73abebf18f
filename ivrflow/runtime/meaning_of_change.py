"""What a change of a flow means to callers, told from two of its texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ivrflow.lang import parse_flow
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
    old, new = parse_flow(before, flow), parse_flow(after, flow)
    if old.flow is None or new.flow is None or not (old.is_whole and new.is_whole):
        return {}
    parsed = {name: parse_flow(text, name).flow for name, text in (others or {}).items() if name != flow}
    around = {name: each for name, each in parsed.items() if each is not None}
    was, now, catalogue = {**around, flow: old.flow}, {**around, flow: new.flow}, load_catalogue()
    told = [*tell(compare(was, now, flow, catalogue)), *tell_above(seen_from_above(was, now, flow, catalogue))]
    return dict(told)
