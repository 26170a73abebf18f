"""What flows say, prompt by prompt and language by language, as it is drawn; and where a language lacks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from designer.prompts.uses import languages_of
from ivrflow.expr import ExpressionError, parse_prompt
from ivrflow.expr.prompts.tree import PieceTree, Template
from ivrflow.expr.tree import Literal, Tree
from ivrflow.lang import parse_flow
from ivrflow.model.flow import Block, Field, Localized
from ivrflow.model.prompts import PieceKind
from ivrflow.model.releases import Draft
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.nodes.declare import params_of

__all__ = ["SpokenPrompt", "SpokenText", "spoken_prompts"]


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A prompt in one language."""

    language: str
    words: str
    """What is heard, recordings by what they say; values as they are written: `Your balance is {balance}.`"""
    voice: str
    """`robot`, `recorded`, `mixed`, `missing` (the flow speaks this language, and here it has nothing to say), `unread`
    (it cannot be read)."""


@dataclass(frozen=True, slots=True)
class SpokenPrompt:
    """A prompt of a node."""

    flow: str
    node: str
    title: str
    """Of the node; empty when it has none."""
    field: str
    """`prompt`, `prompt[2]`, `noinput_prompt`…"""
    texts: tuple[SpokenText, ...]
    """In the languages of the flow."""


Recorded = Callable[[str, str], tuple[bool, str]]
"""Recording and language → whether there is a sound, and what it says."""


def spoken_prompts(drafts: Iterable[Draft], recorded: Recorded) -> tuple[SpokenPrompt, ...]:
    """All prompts of these drafts, in the order drawn; of a draft that cannot be read, what can be."""
    return tuple(
        SpokenPrompt(
            draft.flow,
            found.node,
            found.title,
            found.field,
            tuple(_told(language, parts, recorded) for language, parts in found.texts),
        )
        for draft in drafts
        for found in _prompts_in(draft.text)
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """`robot` words, a `recorded` name, or a `value` as it is written; `pause` for nothing to hear."""

    kind: str
    words: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    node: str
    title: str
    field: str
    texts: tuple[tuple[str, tuple[_Part, ...] | None], ...]
    """By language; None: it cannot be read."""


def _told(language: str, parts: tuple[_Part, ...] | None, recorded: Recorded) -> SpokenText:
    if parts is None:
        return SpokenText(language, "", "unread")
    words, voices = [], set()
    for part in parts:
        if part.kind == "recorded":
            there, said = recorded(part.words, part.language or language)
            words.append(said or f"“{part.words}”")
            voices.add("recorded" if there else "robot")
        elif part.kind != "pause":
            words.append(part.words)
            if part.kind == "robot":
                voices.add("robot")
    if not words:
        return SpokenText(language, "", "missing")
    voice = "mixed" if len(voices) > 1 else next(iter(voices), "robot")
    return SpokenText(language, " ".join(words), voice)


@lru_cache(maxsize=256)
def _prompts_in(text: str) -> tuple[_Found, ...]:
    """A flow is seldom another one than a moment ago."""
    flow = parse_flow(text).flow
    if flow is None:
        return ()
    languages = languages_of(flow)
    return tuple(found for block in flow.blocks for found in _prompts_of(block, languages))


def _prompts_of(block: Block, languages: Iterable[str]) -> Iterator[_Found]:
    names = _prompt_fields().get(block.kind, frozenset())
    for field in block.fields:
        if field.name in names:
            name = field.name if field.index is None else f"{field.name}[{field.index}]"
            texts = tuple((each, _parts(_source(field, each))) for each in languages)
            yield _Found(block.id, block.title or "", name, texts)


def _source(field: Field, language: str) -> str:
    if not isinstance(field.value, Localized):
        return field.value.text
    source = field.value.get(language)
    return source.text if source is not None else ""


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[_Part, ...] | None:
    try:
        return tuple(_part(piece, text) for piece in parse_prompt(text))
    except ExpressionError:
        return None


def _part(piece: PieceTree, text: str) -> _Part:
    written = text[piece.start : piece.end]
    if piece.kind is PieceKind.PAUSE:
        return _Part("pause", "")
    words = _fixed_words(piece.argument, text)
    if words is None:
        return _Part("value", written, piece.language)
    if piece.kind is PieceKind.AUDIO:
        return _Part("recorded", words, piece.language)
    return _Part("robot", words, piece.language) if words.strip() else _Part("pause", "")


def _fixed_words(argument: Tree | Template, text: str) -> str | None:
    """The words between values; None where there is but a value."""
    if isinstance(argument, Literal):
        return argument.value if isinstance(argument.value, str) else None
    if not isinstance(argument, Template):
        return None
    return "".join(each if isinstance(each, str) else f"{{{text[each.start : each.end]}}}" for each in argument.parts)


@cache
def _prompt_fields() -> Mapping[str, frozenset[str]]:
    """Kind → its fields that hold prompts."""
    return {
        name: frozenset(param.name for param in params_of(kind) if param.type.widget == "prompt")
        for name, kind in load_catalogue().items()
    }
