"""Functions, facts and pieces of prompts are explained in both languages."""

from __future__ import annotations

from designer.catalogue.names import describe_names
from designer.catalogue.texts import texts_in
from ivrflow.compiler.world import World
from ivrflow.expr.functions import FUNCTIONS
from ivrflow.nodes.catalogue import BUILT_IN, catalogue_of

from .translations import watched

_NOTHING_INSTALLED = World(catalogue_of(BUILT_IN))


def test_nothing_about_names_is_told_in_english() -> None:
    texts = watched()
    describe_names(_NOTHING_INSTALLED, texts)
    assert texts.lacking() == []


def test_code_stays_as_it_is() -> None:
    texts = watched()
    describe_names(_NOTHING_INSTALLED, texts)
    assert texts.with_other_code() == []


def test_nothing_is_translated_that_is_said_no_more() -> None:
    texts = watched()
    describe_names(_NOTHING_INSTALLED, texts)
    assert texts.unasked("names") == []


def test_all_functions_are_described() -> None:
    assert {each.name for each in describe_names(_NOTHING_INSTALLED, texts_in("en")).functions} == set(FUNCTIONS)


def test_types_are_named_in_words() -> None:
    chinese = describe_names(_NOTHING_INSTALLED, texts_in("zh-CN")).type_labels
    assert chinese["list of money private"] == "金额列表（个人信息）"
    english = describe_names(_NOTHING_INSTALLED, texts_in("en")).type_labels
    assert all(written == label for written, label in english.items())
