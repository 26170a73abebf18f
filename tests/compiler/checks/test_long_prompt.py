"""IVR306"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ..small import PLAY, WORLD, codes, menu, small

SPEECH = "Please listen, for this goes on. "
LENGTHS = replace(
    WORLD,
    recordings={tag: frozenset({"short", "long"}) for tag in ("en-US", "zh-CN")},
    recording_ms={("short", "en-US"): 25_000, ("long", "en-US"): 30_001, ("long", "zh-CN"): 29_000},
)


def played(piece: str) -> str:
    return PLAY.replace('say("Hello.")', piece)


@pytest.mark.parametrize(("times", "found"), [(9, []), (20, ["IVR306"])])
def test_texts_are_estimated(times: int, found: list[str]) -> None:
    assert codes(small("  start = hello", played(f'say("{SPEECH * times}")'))) == found


def test_a_question_must_be_shorter_than_what_is_only_told() -> None:
    text = SPEECH * 13
    assert codes(small("  start = hello", played(f'say("{text}")'))) == []
    question = menu("a", 'key "1" -> bye', prompt=f'say("{text} To go on, press 1.")')
    compiled = small("  start = a", question)
    assert codes(compiled) == ["IVR306"]
    assert "before the caller can answer; 25 s is the limit" in compiled.issues[0].message


def test_recordings_take_as_long_as_they_do() -> None:
    assert codes(small("  start = hello", played('audio("short")'), world=LENGTHS)) == []
    compiled = small("  start = hello", played('audio("long")'), languages="en-US, zh-CN", world=LENGTHS)
    assert [issue.message for issue in compiled.issues] == [
        "this takes about 30 s in en-US and the caller can only listen; 30 s is the limit"
    ]


def test_languages_are_told_together() -> None:
    both = played(f'{{ en-US: say("{SPEECH * 20}") zh-CN: say("{"请听我们说完。" * 30}") }}')
    (issue,) = small("  start = hello", both, languages="en-US, zh-CN").issues
    assert issue.message.startswith("this takes about 39 s in en-US and 44 s in zh-CN")


def test_what_is_said_after_a_failure_counts_with_the_question() -> None:
    asked = menu("a", 'key "1" -> bye', f'nomatch_prompt = say("{SPEECH * 13}")')
    assert codes(small("  start = a", asked)) == ["IVR306"]


def test_music_may_be_as_long_as_it_likes() -> None:
    music = 'music a {\n  prompt = audio("long")\n  length = 60s\n  done -> bye\n}\n'
    assert codes(small("  start = a", music, world=LENGTHS)) == []
