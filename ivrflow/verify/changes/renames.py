"""Nodes that only have another name."""

from __future__ import annotations

from ivrflow.model.flow import Block, Flow

__all__ = ["renames_between"]


def renames_between(before: Flow, after: Flow) -> dict[str, str]:
    """Old name → new name: of a kind, with the same fields and the same exits, and exactly one such node that is gone
    and one that is new. Where its exits lead does not count, since its neighbours may have other names as well."""
    old_names = {block.id for block in before.blocks}
    new_names = {block.id for block in after.blocks}
    gone = [block for block in before.blocks if block.id not in new_names]
    new = [block for block in after.blocks if block.id not in old_names]
    found = {}
    for block in gone:
        alike = [each for each in new if _content(each) == _content(block)]
        rivals = [each for each in gone if _content(each) == _content(block)]
        if len(alike) == len(rivals) == 1:
            found[block.id] = alike[0].id
    return found


def _content(block: Block) -> object:
    fields = [(each.name, each.index, each.value) for each in block.fields]
    exits = [(each.name, each.argument, each.labels) for each in block.exits]
    intos = [(each.variable, each.result) for each in block.intos]
    return block.kind, fields, exits, intos
