"""IVR415"""

from __future__ import annotations

from dataclasses import replace

from ..small import WORLD, codes, menu, small

TWO = ('key "1" -> bye', 'key "2" -> bye')


def messages(node: str, languages: str = "en-US") -> list[str]:
    return [issue.message for issue in small("  start = a", node, languages=languages).issues]


def test_a_choice_that_nobody_names() -> None:
    assert messages(menu("a", *TWO, prompt='say("For a, press 1.")')) == ["no prompt names the key 2"]
    assert messages(menu("a", *TWO, prompt='say("Choose.")')) == ["no prompt names the keys 1 and 2"]


def test_in_one_language_only() -> None:
    prompt = '{ en-US: say("A, 1. B, 2.") zh-CN: say("甲请按1。") }'
    assert messages(menu("a", *TWO, prompt=prompt), "en-US, zh-CN") == ["no prompt names the key 2 in zh-CN"]


def test_a_later_attempt_may_name_it() -> None:
    node = menu("a", *TWO, 'prompt[2] = say("For b, press two.")', prompt='say("For a, press 1.")')
    assert messages(node) == []


def test_a_scale_names_its_keys() -> None:
    lines = [f'key "{key}" -> bye' for key in "12345"]
    assert messages(menu("a", *lines, prompt='say("From 1 to 5?")')) == []


def test_where_nobody_knows_nobody_is_blamed() -> None:
    recorded = replace(WORLD, recordings={"en-US": frozenset({"menu"})})
    node = menu("a", *TWO, prompt='audio("menu")')
    assert codes(small("  start = a", node, world=recorded)) == []
    known = replace(recorded, transcripts={("menu", "en-US"): "For a, press 1."})
    assert codes(small("  start = a", node, world=known)) == ["IVR415"]
    assert messages(menu("a", *TWO, prompt='say("{call.ani}, choose.")')) == []


def test_a_menu_that_may_be_spoken_to_need_not_name_keys() -> None:
    lines = ['key "1" { en-US: "sales" } -> bye', "speech = true"]
    assert messages(menu("a", *lines, prompt='say("Say sales.")')) == []


def test_keys_of_the_header_may_be_left_to_insiders() -> None:
    node = menu("a", *TWO)
    assert codes(small('  start = a\n  key "9" -> repeat', node)) == []
