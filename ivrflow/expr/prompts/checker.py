"""Every mistake of a prompt in one run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import get_close_matches

from ivrflow.expr.checker import Checked, check_expression
from ivrflow.expr.errors import EvaluationFault, ExpressionError
from ivrflow.expr.findings import Findings, Judged
from ivrflow.expr.prompts.compiler import compile_prompt
from ivrflow.expr.prompts.markup import markup_problems
from ivrflow.expr.prompts.pieces import ACCEPTED, SPOKEN_AS, TRUSTED_ONLY
from ivrflow.expr.prompts.tree import PieceTree, PromptTree, Template, expressions_of
from ivrflow.expr.refusals import brief
from ivrflow.expr.tree import Literal, Tree, is_constant
from ivrflow.model.prompts import PieceKind
from ivrflow.model.types import Base, Privacy, Type

__all__ = ["CheckedPrompt", "check_prompt"]


@dataclass(frozen=True, slots=True)
class CheckedPrompt:
    """What is known of a prompt before it is issued."""

    errors: tuple[ExpressionError, ...]
    cautions: tuple[ExpressionError, ...]
    """Values that may be nothing, as in `Checked`."""
    uses: frozenset[str]
    """Variables and facts."""
    privacy: Privacy
    """Of the most private value in it."""


def check_prompt(
    tree: PromptTree,
    scope: Mapping[str, Type],
    maybe_nothing: AbstractSet[str] = frozenset(),
    languages: Collection[str] = (),
) -> CheckedPrompt:
    """Types and mistakes of a prompt; `scope` and `maybe_nothing` as for `check_expression`.

    `languages` are those that the flow declares: a piece in another one is a mistake. Empty: any will do.
    """
    findings = Findings()
    checked = [part for piece in tree for part in _piece(piece, scope, maybe_nothing, findings)]
    for piece in tree:
        if piece.language and languages and not _speaks(languages, piece.language):
            _unknown_language(piece, languages, findings)
        if piece.kind is PieceKind.SSML:
            _markup(piece, findings)
    if not findings.errors:
        _constant_faults(tree, findings)
    return CheckedPrompt(
        tuple(sorted(findings.errors, key=lambda error: error.start)),
        tuple(sorted(findings.cautions, key=lambda caution: caution.start)),
        frozenset(name for part in checked for name in part.uses),
        max((part.type.privacy for part in checked), default=Privacy.OPEN),
    )


def _piece(
    piece: PieceTree, scope: Mapping[str, Type], maybe_nothing: AbstractSet[str], findings: Findings
) -> list[Checked]:
    results = []
    for tree in expressions_of(piece):
        checked = check_expression(tree, scope, maybe_nothing)
        findings.errors.extend(checked.errors)
        findings.cautions.extend(checked.cautions)
        if not checked.errors:
            _value(piece, tree, checked, findings)
        results.append(checked)
    return results


def _value(piece: PieceTree, tree: Tree, checked: Checked, findings: Findings) -> None:
    base, kind = checked.type.base, piece.kind
    if checked.type.privacy is Privacy.SECRET:
        findings.error(tree, f"{brief(tree)} is secret and cannot be spoken", "Secrets go to host sources only.")
    in_template = isinstance(piece.argument, Template)
    if checked.type.untrusted and kind in TRUSTED_ONLY and not in_template:
        findings.error(
            tree,
            f"{brief(tree)} comes from the caller and cannot choose what {kind.value} plays",
            'Pass it through one_of(…, ["…"]) first.',
        )
    findings.need_value(tree, Judged(checked.type, checked.may_be_nothing), kind.value)
    accepted = tuple(SPOKEN_AS) if in_template else ACCEPTED[kind]
    if base not in (*accepted, Base.ANYTHING, Base.NOTHING):
        words = " or ".join(accepting.value for accepting in accepted)
        what = "a value in braces is" if in_template else f"{kind.value} takes"
        findings.error(tree, f"{what} {words}, not {base.value}", _advice(base, kind))


def _advice(base: Base, kind: PieceKind) -> str | None:
    if base is Base.BOOLEAN:
        return 'Say it in words: if … then "yes" else "no".'
    if base is Base.LIST:
        return "join(…) makes a text of a list of texts."
    return f"Write {SPOKEN_AS[base][0].value}(…)." if kind is not PieceKind.PAUSE and base in SPOKEN_AS else None


def _speaks(languages: Collection[str], tag: str) -> bool:
    """Whether a flow with these languages may speak a piece in this one: it is one of them, or a voice of one of them
    (`en-US-x-anna`; RFC 5646, 2.2.7 keeps what stands behind `x` for private agreement)."""
    return tag in languages or tag.partition("-x-")[0] in languages


def _unknown_language(piece: PieceTree, languages: Collection[str], findings: Findings) -> None:
    near = get_close_matches(piece.language or "", languages, 1)
    advice = f"Did you mean {near[0]}?" if near else f"Declared are {', '.join(languages)}."
    findings.errors.append(ExpressionError(f"the flow does not speak {piece.language}", piece.start, piece.end, advice))


def _markup(piece: PieceTree, findings: Findings) -> None:
    argument = piece.argument
    if isinstance(argument, Literal):
        parts: tuple[object, ...] = (argument.value,)
    else:
        parts = argument.parts if isinstance(argument, Template) else ()
    text = "".join(part if isinstance(part, str) else "x" for part in parts)
    for problem in markup_problems(text):
        findings.errors.append(ExpressionError(problem, piece.start, piece.end, None))


def _constant_faults(tree: PromptTree, findings: Findings) -> None:
    """What is certain to fault whenever it is spoken: `digits("12a")`, `pause(5m)`."""
    for piece in tree:
        if all(map(is_constant, expressions_of(piece))):
            try:
                compile_prompt((piece,), {}, "").render({}, {})
            except EvaluationFault as fault:
                findings.errors.append(ExpressionError(fault.message, piece.start, piece.end))
