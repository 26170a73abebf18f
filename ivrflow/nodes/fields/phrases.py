"""What a caller may say, per language: meanings, and the phrases that stand for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from ivrflow.expr import ExpressionError, constant_value, parse_call
from ivrflow.model.flow import Field, Localized
from ivrflow.model.grammars import Phrase
from ivrflow.model.source import Source
from ivrflow.nodes.codes import MISSING_LANGUAGE, NOT_THAT_KIND_OF_VALUE, UNKNOWN_LANGUAGE
from ivrflow.nodes.fields.field_type import Binder, FieldType
from ivrflow.nodes.fields.formulas import report_expression_errors

__all__ = ["Phrases", "PhrasesByLanguage"]

PhrasesByLanguage: TypeAlias = Mapping[str, tuple[Phrase, ...]]

_CALL = "phrases"


@dataclass(frozen=True)
class Phrases(FieldType):
    """`(balance = ["my balance", "how much"], lost = "lost card")`, for all languages at once or one by one."""

    widget: ClassVar[str] = "phrases"
    localized: bool = True

    def bind(self, written: tuple[Field, ...], binder: Binder) -> PhrasesByLanguage:
        first, *more = written
        for extra in more:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{extra.name}` is set twice", extra.span, "Keep one of the lines.")
        if not isinstance(first.value, Localized):
            return dict.fromkeys(binder.languages, self._read(first.value, binder))
        found: dict[str, tuple[Phrase, ...]] = {}
        for tag, source in first.value.entries:
            if tag not in binder.languages:
                what = f'`{first.name}` has phrases for "{tag}", which is not one of the flow\'s languages'
                binder.report(UNKNOWN_LANGUAGE, what, source.span)
                continue
            found[tag] = self._read(source, binder)
        for language in binder.languages:
            if language not in found:
                binder.report(MISSING_LANGUAGE, f"`{first.name}` has no phrases for {language}", first.span)
        self._compare(first, found, binder)
        return found

    def absent(self) -> PhrasesByLanguage:
        return {}

    def _read(self, source: Source, binder: Binder) -> tuple[Phrase, ...]:
        try:
            call = parse_call(f"{_CALL}{source.text}")
            items = [(argument.name, constant_value(argument.value)) for argument in call.arguments]
        except ExpressionError as error:
            place = source._replace(span=source.span._replace(column=source.span.column - len(_CALL)))
            report_expression_errors(place, (error,), binder)
            return ()
        phrases: list[Phrase] = []
        for meaning, value in items:
            for words in value if isinstance(value, tuple) else (value,):
                if not isinstance(words, str) or not words.strip():
                    what = f'`{meaning}` needs texts that can be said, such as {meaning} = ["one", "another"]'
                    binder.report(NOT_THAT_KIND_OF_VALUE, what, source.span)
                elif any(each.words.casefold() == words.casefold() for each in phrases):
                    binder.report(NOT_THAT_KIND_OF_VALUE, f'"{words}" is there twice', source.span)
                else:
                    phrases.append(Phrase(words, meaning))
        return tuple(phrases)

    def _compare(self, field: Field, found: PhrasesByLanguage, binder: Binder) -> None:
        """A flow branches on meanings: all languages need all of them."""
        meanings = {meaning for phrases in found.values() for _, meaning in phrases}
        for language, phrases in found.items():
            missing = sorted(meanings - {meaning for _, meaning in phrases})
            if missing and phrases:
                what = f"nothing that is said in {language} means {', '.join(missing)}"
                binder.report(NOT_THAT_KIND_OF_VALUE, what, field.span)
