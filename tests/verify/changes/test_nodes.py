"""One node, before and after."""

from __future__ import annotations

from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.changes.change import Change, Sort
from ivrflow.verify.changes.nodes import changes_of_node, option_name

from .reading import read

CATALOGUE = load_catalogue()


def changes(before: str, after: str) -> list[Change]:
    (old,), (new,) = read(before).blocks, read(after).blocks
    return list(changes_of_node("test", old, new, {"old": "new"}, CATALOGUE))


def menu(*lines: str, title: str = "") -> str:
    return f"menu main {title} {{\n" + "".join(f"  {line}\n" for line in lines) + "}"


def test_a_prompt_for_all_languages_that_is_split_is_compared_in_each() -> None:
    both = menu('prompt = say("One.")')
    apart = menu('prompt = {\n    en-US: say("One.")\n    zh-CN: say("一。")\n  }')
    assert changes(both, apart) == [
        Change(Sort.PROMPT, "test", "main", "prompt", 'say("One.")', 'say("一。")', "zh-CN")
    ]


def test_a_prompt_for_an_attempt_is_told_with_its_number() -> None:
    assert changes(menu(), menu('prompt[2] = say("Again.")')) == [
        Change(Sort.PROMPT, "test", "main", "prompt[2]", "", 'say("Again.")')
    ]


def test_a_default_that_is_written_out_is_no_change() -> None:
    assert changes(menu(), menu("attempts = 3")) == []


def test_another_name_for_an_option_on_the_same_key() -> None:
    before = menu('key "1" {\n    en-US: "cards"\n  } -> a')
    after = menu('key "1" {\n    en-US: "bank cards"\n  } -> a')
    assert Change(Sort.TITLE, "test", "main", 'name of "1"', '"cards"', '"bank cards"', "en-US") in changes(
        before, after
    )


def test_an_exit_to_a_node_with_another_name_is_no_change() -> None:
    assert changes(menu("noinput -> old"), menu("noinput -> new")) == []
    assert changes(menu("noinput -> old"), menu("noinput -> bye")) == [
        Change(Sort.WAY, "test", "main", "noinput", "new", "bye")
    ]


def test_conditions_in_another_order_decide_otherwise() -> None:
    before = "branch main {\n  when a > 1 -> x\n  when b > 1 -> y\n  otherwise -> z\n}"
    after = "branch main {\n  when b > 1 -> y\n  when a > 1 -> x\n  otherwise -> z\n}"
    assert changes(before, after) == [
        Change(Sort.LOGIC, "test", "main", "order", "when a > 1, when b > 1", "when b > 1, when a > 1")
    ]


def test_another_kind_under_the_same_name() -> None:
    found = changes("hang_up main {\n}", "return main {\n}")
    assert found == [Change(Sort.NODE, "test", "main", "kind", "hang_up", "return")]


def test_an_option_is_called_by_its_label_or_its_exit() -> None:
    (block,) = read(menu('key "1" {\n    en-US: "cards"\n  } -> a', 'key "2" -> b', "noinput -> c")).blocks
    assert [option_name(line) for line in block.exits] == ["cards", 'key "2"', "noinput"]
