"""Flows to begin with are flows that could be published, in every language that is asked for."""

from __future__ import annotations

from typing import get_args

import pytest

from designer.api.flow_shapes import NewFlow
from designer.drafts.templates import FOLDER, TEMPLATES, Wanted, flow_from
from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow, print_flow
from ivrflow.model.errors import Misuse
from ivrflow.model.statements import Statement
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.nodes.catalogue import load_catalogue

TEXT = Type(Base.TEXT, Privacy.SECRET)
MONEY = Type(Base.MONEY, Privacy.PRIVATE)
WORLD = World(
    load_catalogue(),
    {"bank.balance": Statement("bank", "balance", (("number", TEXT), ("pin", TEXT)), (("balance", MONEY),))},
)


@pytest.mark.parametrize("languages", [["en-US"], ["zh-CN"], ["zh-CN", "en-GB"]], ids=str)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_has_no_findings_in_the_languages_that_are_asked_for(template: str, languages: list[str]) -> None:
    text = flow_from(template, Wanted("ours", 'Our "line"', languages, "Asia/Shanghai"))
    parsed = parse_flow(text)
    assert parsed.flow is not None
    assert print_flow(parsed.flow) == text
    compiled = compile_flow(parsed.flow, WORLD)
    assert [f"{issue.node}: {issue.message}" for issue in (*parsed.issues, *compiled.issues)] == []
    program = compiled.program
    assert program is not None
    assert (program.id, program.title, list(program.languages)) == ("ours", 'Our "line"', languages)


def test_a_language_without_words_begins_in_english() -> None:
    assert 'de-DE: say("Welcome.")' in flow_from("menu", Wanted("a", "A", ["de-DE"], "UTC"))


def test_all_that_are_there_are_offered() -> None:
    offered = set(get_args(NewFlow.model_fields["template"].annotation)) - {""}
    assert offered == set(TEMPLATES) == {path.stem for path in FOLDER.glob("*.ivr")}


def test_nodes_are_titled_in_the_first_language_of_the_flow() -> None:
    assert 'menu main "主菜单" {' in flow_from("menu", Wanted("a", "A", ["zh-CN", "en-US"], "UTC"))
    assert 'menu main "Main menu" {' in flow_from("menu", Wanted("a", "A", ["en-US", "zh-CN"], "UTC"))


def test_an_unknown_one_is_told_with_the_nearest() -> None:
    with pytest.raises(Misuse, match='did you mean "menu"'):
        flow_from("menue", Wanted("a", "A", ["en-US"], "UTC"))
