"""What is known of what callers hear: language, length, keys, place."""

from __future__ import annotations

from dataclasses import replace

from ivrflow.compiler.heard import Heard

from .small import PLAY, WORLD, menu, small

RECORDED = replace(
    WORLD,
    recordings={"en-US": frozenset({"hello", "menu"})},
    recording_ms={("hello", "en-US"): 31_000},
    transcripts={("menu", "en-US"): "For sales, press 1."},
)


def heard(nodes: str, node: str, languages: str = "en-US", header: str = "") -> tuple[Heard, ...]:
    compiled = small(f"  start = {node}\n{header}", nodes, languages=languages, world=RECORDED)
    return compiled.graph.bounds[node].heard


def test_each_language_by_itself() -> None:
    english, chinese = heard(PLAY, "hello", "en-US, zh-CN")
    assert (english.language, chinese.language) == ("en-US", "zh-CN")
    assert (english.field, english.attempt, english.answers, english.offers) == ("prompt", 1, None, None)


def test_recordings_have_their_length_and_their_words() -> None:
    (hello,) = heard(PLAY.replace('say("Hello.")', 'audio("hello")'), "hello")
    assert (hello.length_ms, set(hello.recordings)) == (31_000, {("hello", "en-US")})
    (choice,) = heard(menu("a", 'key "1" -> bye', prompt='audio("menu")'), "a")
    assert choice.offers is not None
    assert choice.offers.mentioned == {"1"}


def test_a_recording_without_words_or_a_text_with_values_offers_what_nobody_knows() -> None:
    for prompt in ('audio("hello")', 'say("For {call.ani}, press 1.")'):
        (choice,) = heard(menu("a", 'key "1" -> bye', prompt=prompt), "a")
        assert choice.offers is None


def test_a_value_before_the_question_names_no_key() -> None:
    node = (
        "confirm a {\n  value = n\n"
        '  prompt = say("If right, press 1. To enter it again, press 2.")\n'
        "  confirmed -> bye\n  again -> a\n  noinput -> bye\n  nomatch -> bye\n}\n"
    )
    (asked, *_) = heard(node, "a", header="  var n: number = 7")
    assert asked.offers is not None
    assert asked.offers.mentioned == {"1", "2"}
    assert asked.prompt is not None
    assert len(asked.prompt) == 2


def test_a_finding_stands_at_the_text_of_its_attempt_and_language() -> None:
    node = menu("a", 'key "1" -> bye').replace(
        "  key", '  prompt[2] = {\n    en-US: say("Press 1.")\n    zh-CN: say("请按1。")\n  }\n  key', 1
    )
    bound = small("  start = a", node, languages="en-US, zh-CN").graph.bounds["a"]
    first, second = bound.heard[0], next(each for each in bound.heard if (each.attempt, each.language) == (2, "zh-CN"))
    assert bound.text_of(first).line + 3 == bound.text_of(second).line
    assert bound.text_of(replace(first, field="not written")) == bound.block.span


def test_a_node_with_a_mistake_says_nothing() -> None:
    assert heard(menu("a", 'key "1" -> bye', "attempts = 99"), "a") == ()
