"""What a new flow can begin as is described, and drawn, in both languages."""

from __future__ import annotations

from designer.catalogue.templates import describe_templates
from designer.catalogue.texts import texts_in
from designer.drafts.templates import FOLDER, TEMPLATES, Wanted, flow_from
from ivrflow.lang import parse_flow
from ivrflow.nodes.catalogue import BUILT_IN, FAMILIES, catalogue_of

from .translations import watched

CATALOGUE = catalogue_of(BUILT_IN)


def test_the_empty_flow_is_offered_first() -> None:
    told = describe_templates(CATALOGUE, texts_in("en"))
    assert [each.template for each in told] == ["", *TEMPLATES]
    assert told[0].title == "Empty flow"
    assert all(each.help.endswith(".") for each in told)


def test_each_is_drawn_with_ways_between_its_nodes() -> None:
    for each in describe_templates(CATALOGUE, texts_in("en")):
        nodes = {node.id for node in each.nodes}
        assert len(nodes) >= 2
        assert {end for way in each.ways for end in (way.start, way.end)} <= nodes
        assert {node.family for node in each.nodes} <= set(FAMILIES)
        places = [(node.column, node.row) for node in each.nodes]
        assert len(set(places)) == len(places)


def test_nothing_of_them_is_told_in_english() -> None:
    texts = watched()
    told = describe_templates(CATALOGUE, texts)
    assert texts.lacking() == []
    english = {node.id: node.title for each in describe_templates(CATALOGUE, texts_in("en")) for node in each.nodes}
    assert [node.title for each in told for node in each.nodes if node.title == english[node.id]] == []


def test_nothing_is_translated_that_is_said_no_more() -> None:
    texts = watched()
    describe_templates(CATALOGUE, texts)
    titles = {
        block.title
        for path in FOLDER.glob("*.ivr")
        for flow in [parse_flow(path.read_text("utf-8")).flow]
        if flow is not None
        for block in flow.blocks
    }
    said = {f"templates.nodes.{title}" for title in titles}
    assert set(texts.unasked("templates")) - said == set()


def test_a_chinese_flow_has_chinese_titles() -> None:
    assert 'menu main "主菜单" {' in flow_from("menu", Wanted("line", "热线", ["zh-CN"], "Asia/Shanghai"))
