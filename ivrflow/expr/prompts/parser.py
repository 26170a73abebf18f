"""From the text of a prompt to its tree."""

from __future__ import annotations

from difflib import get_close_matches

from lark import Token
from lark import Tree as Parsed

from ivrflow.expr.builder import Branch, build_tree
from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.parser import parse_raw
from ivrflow.expr.prompts.templates import parse_template
from ivrflow.expr.prompts.tree import PieceTree, PromptTree, Template
from ivrflow.expr.tree import Literal, Tree
from ivrflow.model.prompts import PieceKind

__all__ = ["parse_prompt"]

_KINDS = {kind.value: kind for kind in PieceKind}
_TEMPLATED = (PieceKind.SAY, PieceKind.SSML)


def parse_prompt(text: str) -> PromptTree:
    """The pieces of a prompt such as `say("Your balance is {balance}.") pause(300ms) audio("bye", en-US)`.

    Raises ExpressionError with offsets into `text`, for the first mistake. Whether expressions fit their pieces is
    the checker's business.
    """
    if not text.strip():
        return ()
    return tuple(_piece(child) for child in parse_raw(text, "prompt").children if isinstance(child, Parsed))


def _piece(branch: Branch) -> PieceTree:
    name, argument, *rest = branch.children
    start, end = branch.meta.start_pos, branch.meta.end_pos
    assert isinstance(name, str)
    assert isinstance(argument, Parsed)
    if name not in _KINDS:
        near = get_close_matches(str(name), _KINDS, 1)
        advice = f"Did you mean {near[0]}?" if near else f"There are {', '.join(_KINDS)}."
        raise ExpressionError(f"{name} is no piece of a prompt", start, start + len(name), advice)
    kind = _KINDS[str(name)]
    return PieceTree(kind, _argument(kind, argument), str(rest[0]) if rest else None, start, end)


def _argument(kind: PieceKind, branch: Branch) -> Tree | Template:
    token = branch.children[0] if branch.data == "literal" else None
    if kind not in _TEMPLATED or not isinstance(token, Token) or token.type != "TEXT":
        return build_tree(branch)
    template = parse_template(str(token), branch.meta.start_pos)
    if all(isinstance(part, str) for part in template.parts):
        return Literal("".join(map(str, template.parts)), template.start, template.end)
    return template
