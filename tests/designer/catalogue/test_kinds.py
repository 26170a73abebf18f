"""Kinds are described in both languages; a new kind cannot be added without its Chinese."""

from __future__ import annotations

from pathlib import Path

from designer.catalogue.kinds import describe_catalogue
from designer.catalogue.texts import texts_in
from designer.documents.reading import read_document
from designer.documents.writing import write_document
from ivrflow.nodes.catalogue import BUILT_IN, catalogue_of

from .translations import watched

_KINDS = catalogue_of(BUILT_IN)
_ICONS = Path(__file__).parents[3] / "designer" / "web" / "src" / "canvas" / "icons.ts"


def test_nothing_about_kinds_is_told_in_english() -> None:
    texts = watched()
    describe_catalogue(_KINDS, texts)
    assert texts.lacking() == []


def test_code_stays_as_it_is() -> None:
    texts = watched()
    describe_catalogue(_KINDS, texts)
    assert texts.with_other_code() == []


def test_nothing_is_translated_that_is_said_no_more() -> None:
    texts = watched()
    describe_catalogue(_KINDS, texts)
    assert texts.unasked("families", "header", "kinds", "capabilities", "phrases") == []


def test_help_is_told_in_as_many_paragraphs() -> None:
    english, chinese = (describe_catalogue(_KINDS, texts_in(language)) for language in ("en", "zh-CN"))
    for kind, translated in zip(english.kinds, chinese.kinds, strict=True):
        assert kind.help.count("\n\n") == translated.help.count("\n\n"), kind.kind


def test_templates_are_the_same_in_every_language() -> None:
    english, chinese = (describe_catalogue(_KINDS, texts_in(language)) for language in ("en", "zh-CN"))
    assert [kind.template for kind in english.kinds] == [kind.template for kind in chinese.kinds]


def test_every_kind_that_is_shipped_has_a_picture_of_its_own_that_the_page_draws() -> None:
    icons = [kind.icon for kind in describe_catalogue(_KINDS, texts_in("en")).kinds]
    assert len(set(icons)) == len(icons)
    drawn = _ICONS.read_text("utf-8")
    assert [icon for icon in icons if f"\n  {icon}: " not in drawn] == []


def test_a_new_node_of_any_kind_can_be_read_back_from_its_text() -> None:
    header = read_document("flow line {\n  languages = [en-US]\n  zone = UTC\n  start = one\n}\n")
    assert header is not None
    for kind in describe_catalogue(_KINDS, texts_in("en")).kinds:
        text = write_document(header.model_copy(update={"blocks": (kind.template,)}))
        again = read_document(text)
        assert again is not None
        assert [block.type for block in again.blocks] == ["block"], text
