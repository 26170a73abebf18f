"""From the tree of a prompt to what renders it. A prompt without expressions is rendered once, now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from xml.sax.saxutils import escape

from ivrflow.expr.bounds import text_within_bounds
from ivrflow.expr.checker import check_expression
from ivrflow.expr.classes import base_of
from ivrflow.expr.compiler import Compiled, compile_expression, constant_value
from ivrflow.expr.errors import EvaluationFault, ExpressionError
from ivrflow.expr.functions.texts import plain_text
from ivrflow.expr.prompts.pieces import SPOKEN_AS, is_silent, spoken_value
from ivrflow.expr.prompts.tree import PieceTree, PromptTree, Template, expressions_of
from ivrflow.expr.refusals import brief, refused_value
from ivrflow.expr.tree import Tree, is_constant
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.types import Privacy, Type
from ivrflow.model.values import Value

__all__ = ["CompiledPrompt", "Render", "compile_prompt"]

Render: TypeAlias = Callable[[Mapping[str, Value], Mapping[str, Value]], Prompt]

_NONE: Mapping[str, Value] = {}


@dataclass(frozen=True, slots=True)
class CompiledPrompt:
    """A prompt ready to be issued."""

    static: Prompt | None
    """The prompt itself when no variable or fact plays a part in it: always the same object."""
    render: Render
    """Gives the pieces for variables and facts. Raises EvaluationFault and nothing else."""
    expressions: tuple[Tree, ...] = field(default=(), compare=False, repr=False)
    """What it is computed from, in the order heard."""
    recordings: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False, repr=False)
    """(recording, language) of what it plays by name."""


def compile_prompt(tree: PromptTree, scope: Mapping[str, Type], language: str) -> CompiledPrompt:
    """Compile a checked prompt. `scope` tells which values are private; `language` is that of the pieces that state
    none.

    Raises ExpressionError for a secret: nobody but a host may be told one.
    """
    steps: list[Render | Prompt] = []
    for piece in tree:
        renders = _renders(piece, scope, piece.language or language)
        for render, constant in renders:
            _append(steps, render, constant)
    if not steps:
        compiled = _fixed(())
    elif len(steps) == 1 and isinstance(steps[0], tuple):
        compiled = _fixed(steps[0])
    else:
        compiled = CompiledPrompt(None, _in_sequence(tuple(steps)))
    return replace(
        compiled,
        expressions=tuple(each for piece in tree for each in expressions_of(piece)),
        recordings=frozenset(_recordings(tree, language)),
    )


def _recordings(tree: PromptTree, language: str) -> Iterator[tuple[str, str]]:
    for piece in tree:
        if piece.kind is PieceKind.AUDIO and not isinstance(piece.argument, Template) and is_constant(piece.argument):
            yield str(constant_value(piece.argument)), piece.language or language


def _append(steps: list[Render | Prompt], render: Render, constant: bool) -> None:
    """Add a step; what is constant is rendered now and joined to a constant neighbour."""
    if constant:
        try:
            pieces = render(_NONE, _NONE)
        except EvaluationFault:
            steps.append(render)
            return
        last = steps[-1] if steps else None
        if isinstance(last, tuple):
            steps[-1] = last + pieces
        else:
            steps.append(pieces)
    else:
        steps.append(render)


def _fixed(prompt: Prompt) -> CompiledPrompt:
    return CompiledPrompt(prompt, lambda _variables, _facts: prompt)


def _in_sequence(steps: tuple[Render | Prompt, ...]) -> Render:
    def render(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Prompt:
        pieces: list[Piece] = []
        for step in steps:
            pieces += step if isinstance(step, tuple) else step(variables, facts)
        return tuple(pieces)

    return render


def _renders(piece: PieceTree, scope: Mapping[str, Type], language: str) -> list[tuple[Render, bool]]:
    """What renders a piece, part by part, each with whether it is constant."""
    privacies = [_privacy(tree, scope) for tree in expressions_of(piece)]
    if not isinstance(piece.argument, Template):
        render = _single(piece.kind, piece.argument, language, privacies[0])
        return [(render, is_constant(piece.argument))]
    if piece.kind is PieceKind.SSML:
        return [(_markup(piece.argument, language, max(privacies)), all(map(is_constant, expressions_of(piece))))]
    return [
        (_fixed_text(part, language), True)
        if isinstance(part, str)
        else (_spoken(part, language, _privacy(part, scope)), is_constant(part))
        for part in piece.argument.parts
    ]


def _privacy(tree: Tree, scope: Mapping[str, Type]) -> Privacy:
    privacy = check_expression(tree, scope).type.privacy
    if privacy is Privacy.SECRET:
        raise ExpressionError(f"{brief(tree)} is secret and cannot be spoken", tree.start, tree.end)
    return privacy


def _single(kind: PieceKind, tree: Tree, language: str, privacy: Privacy) -> Render:
    evaluate = compile_expression(tree)

    def render(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Prompt:
        value = evaluate(variables, facts)
        if value is None:
            raise refused_value(tree, value, kind.value)
        value = spoken_value(kind, value)
        return () if is_silent(value) else (Piece(kind, value, language, privacy),)

    return render


def _fixed_text(text: str, language: str) -> Render:
    # A full stop left over between two values would be read aloud by some voices and is heard in none.
    heard = any(character.isalnum() for character in text)
    prompt: Prompt = (Piece(PieceKind.SAY, text.strip(), language),) if heard else ()
    return lambda _variables, _facts: prompt


def _spoken(tree: Tree, language: str, privacy: Privacy) -> Render:
    """A value in the braces of `say`: the piece follows from its type."""
    evaluate = compile_expression(tree)

    def render(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Prompt:
        value = evaluate(variables, facts)
        kinds = _kinds(value)
        if kinds is None:
            raise refused_value(tree, value, "say")
        return () if is_silent(value) else tuple(Piece(kind, value, language, privacy) for kind in kinds)

    return render


def _kinds(value: Value) -> tuple[PieceKind, ...] | None:
    try:
        return SPOKEN_AS.get(base_of(value))
    except TypeError:
        return None


def _markup(template: Template, language: str, privacy: Privacy) -> Render:
    """`ssml`: one piece; values become text in which nothing is markup."""
    parts = [part if isinstance(part, str) else (part, compile_expression(part)) for part in template.parts]

    def render(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Prompt:
        text = "".join(
            part if isinstance(part, str) else _escaped(part[0], part[1], variables, facts) for part in parts
        )
        return (Piece(PieceKind.SSML, text_within_bounds(text), language, privacy),)

    return render


def _escaped(tree: Tree, evaluate: Compiled, variables: Mapping[str, Value], facts: Mapping[str, Value]) -> str:
    value = evaluate(variables, facts)
    if _kinds(value) is None:
        raise refused_value(tree, value, "ssml")
    try:
        return escape(plain_text(value), {'"': "&quot;", "'": "&apos;"})
    except ArithmeticError:
        raise EvaluationFault(f"{brief(tree)} is out of range") from None
