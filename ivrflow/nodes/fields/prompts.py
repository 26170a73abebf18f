"""The prompt of a node: pieces per language and per attempt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from types import MappingProxyType
from typing import ClassVar

from ivrflow.expr import (
    CompiledPrompt,
    ExpressionError,
    PromptTree,
    check_prompt,
    compile_prompt,
    parse_prompt,
)
from ivrflow.model.flow import Field
from ivrflow.model.prompts import Prompt
from ivrflow.model.source import Source
from ivrflow.model.types import Privacy
from ivrflow.model.values import Value
from ivrflow.nodes.codes import MISSING_LANGUAGE, NOT_THAT_KIND_OF_VALUE, SECRET_IN_PROMPT, UNKNOWN_LANGUAGE
from ivrflow.nodes.fields.field_type import Binder, FieldType
from ivrflow.nodes.fields.formulas import report_expression_errors, report_missing_values
from ivrflow.nodes.node import CallView
from ivrflow.nodes.utterance import Answers, Part, Utterance

__all__ = ["PromptField", "PromptSet"]

NO_FACTS: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PromptSet:
    """What a node says: a compiled prompt per attempt and language."""

    attempts: tuple[tuple[int, Mapping[str, CompiledPrompt]], ...] = ()
    """(from which attempt on, language → prompt), ascending; empty means nothing is said."""

    def for_attempt(self, attempt: int, call: CallView, told: int = 0, more: Mapping[str, Value] = NO_FACTS) -> Prompt:
        """What is said at the nth attempt (from 1), in the call's language, with the expressions evaluated now.

        `told` is what `call.attempt` tells when it is another: what is said about the first failure is said at the
        second attempt. `more` are facts that only the node knows.
        """
        chosen = self.at(attempt)
        if not chosen:
            return ()
        prompt = chosen[call.language]
        if prompt.static is not None:
            return prompt.static
        number = told or attempt
        # The facts of a call tell the first attempt already.
        facts = call.facts if number == 1 and not more else {**call.facts, "call.attempt": Decimal(number), **more}
        return prompt.render(call.variables, facts)

    def at(self, attempt: int) -> Mapping[str, CompiledPrompt]:
        """Language → prompt at the nth attempt (from 1); empty when nothing is said."""
        chosen: Mapping[str, CompiledPrompt] = {}
        for start, by_language in self.attempts:
            if start > attempt:
                break
            chosen = by_language
        return chosen

    def parts(self, attempt: int = 1) -> tuple[Part, ...]:
        """What is said at the nth attempt, as part of an utterance; none when nothing is said."""
        chosen = self.at(attempt)
        return (chosen.get,) if chosen else ()

    def utterances(self, field: str, answers: Answers | None = None, open_ended: bool = False) -> Iterator[Utterance]:
        """Each attempt's prompt by itself."""
        for start, by_language in self.attempts:
            yield Utterance(field, (by_language.get,), start, answers, open_ended)

    def __bool__(self) -> bool:
        return bool(self.attempts)


@dataclass(frozen=True)
class PromptField(FieldType):
    """Pieces such as `say("…")`, for all languages at once or one by one; `prompt[2]` from the second attempt on."""

    widget: ClassVar[str] = "prompt"
    indexed: ClassVar[bool] = True
    localized: bool = True

    def bind(self, written: tuple[Field, ...], binder: Binder) -> PromptSet:
        attempts: dict[int, Mapping[str, CompiledPrompt]] = {}
        for line in sorted(written, key=lambda field: field.index or 1):
            index = line.index or 1
            if index in attempts or not 1 <= index <= 9:
                name = line.name if line.index is None else f"{line.name}[{line.index}]"
                binder.report(
                    NOT_THAT_KIND_OF_VALUE, f"`{name}` is set twice or is not an attempt from 1 to 9", line.span
                )
                continue
            attempts[index] = self._bind_line(line, binder)
        if attempts and 1 not in attempts:
            binder.report(
                NOT_THAT_KIND_OF_VALUE,
                f"`{written[0].name}` is given for attempt {min(attempts)} and later, not for the first",
                written[0].span,
            )
        return PromptSet(tuple(sorted(attempts.items())))

    def absent(self) -> PromptSet:
        return PromptSet()

    def _bind_line(self, line: Field, binder: Binder) -> Mapping[str, CompiledPrompt]:
        by_language: dict[str, CompiledPrompt] = {}
        if isinstance(line.value, Source):
            # One text for all languages is checked once: its mistakes are the same in each.
            tree = _checked(line.value, binder)
            for language in binder.languages:
                by_language[language] = _compiled(tree, language, binder)
            return by_language
        for tag, source in line.value.entries:
            if tag not in binder.languages:
                near = get_close_matches(tag, binder.languages, 1)
                binder.report(
                    UNKNOWN_LANGUAGE,
                    f'`{line.name}` has a text for "{tag}", which is not one of the flow\'s languages',
                    source.span,
                    f'Did you mean "{near[0]}"?' if near else None,
                )
                continue
            by_language[tag] = _compiled(_checked(source, binder), tag, binder)
        for language in binder.languages:
            if language not in by_language:
                binder.report(MISSING_LANGUAGE, f"`{line.name}` has no text for {language}", line.span)
        return by_language


def _checked(source: Source, binder: Binder) -> PromptTree | None:
    """The text, parsed; None when it cannot be said, which is reported."""
    try:
        tree = parse_prompt(source.text)
    except ExpressionError as error:
        report_expression_errors(source, (error,), binder)
        return None
    checked = check_prompt(tree, binder.scope, languages=binder.languages)
    if checked.privacy is Privacy.SECRET:
        binder.report(SECRET_IN_PROMPT, "the prompt would say a secret value", source.span)
        return None
    report_expression_errors(source, checked.errors, binder)
    if checked.errors:
        return None
    report_missing_values(source, checked.cautions, binder)
    variables = checked.uses & binder.scope.keys()
    needed = frozenset(name for name in variables if check_prompt(tree, binder.scope, {name}).cautions)
    binder.note_uses(checked.uses, needed)
    return tree


def _compiled(tree: PromptTree | None, language: str, binder: Binder) -> CompiledPrompt:
    return SILENT if tree is None else compile_prompt(tree, binder.scope, language)


SILENT = compile_prompt(parse_prompt('say("")'), {}, "en")
"""Stands in for a prompt with an error; no program comes of it."""
