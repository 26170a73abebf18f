from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ivrflow.model.errors import Unavailable
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.types import Privacy
from ivrflow.model.values import Value
from ivrflow.speech.plan import Pause, Plan, Segment, Spoken, plan_hash, plan_prompt, prompt_key
from ivrflow.speech.recordings import Recording, Voices

MakeWav = Callable[..., Path]


def piece(kind: PieceKind, value: Value, language: str = "en-US", privacy: Privacy = Privacy.OPEN) -> Piece:
    return Piece(kind, value, language, privacy)


def say(text: str, language: str = "en-US", privacy: Privacy = Privacy.OPEN) -> Piece:
    return piece(PieceKind.SAY, text, language, privacy)


def digits(value: str, privacy: Privacy = Privacy.OPEN) -> Piece:
    return piece(PieceKind.DIGITS, value, privacy=privacy)


def audio(name: str, language: str = "en-US") -> Piece:
    return piece(PieceKind.AUDIO, name, language)


def shown(segment: Segment) -> str:
    match segment:
        case Recording():
            return segment.path.stem
        case Spoken():
            return f"{segment.utterance.voice}: {segment.utterance.text}"
        case Pause():
            return f"{segment.duration_ms} ms"


@pytest.fixture
def plan(folder: Path) -> Callable[..., Plan]:
    """Plans pieces with the voices of the folder as it is now."""

    def make(*pieces: Piece) -> Plan:
        return plan_prompt(pieces, Voices(folder))

    return make


MakePlan = Callable[..., Plan]


def test_a_piece_is_recorded_when_all_of_it_is(plan: MakePlan) -> None:
    assert [shown(segment) for segment in plan(digits("312")).segments] == ["3", "1", "2"]
    assert [shown(segment) for segment in plan(digits("314")).segments] == ["gmw/en-us: three one four"]


def test_the_groups_of_a_recorded_telephone_number_are_kept_apart(plan: MakePlan) -> None:
    segments = plan(piece(PieceKind.PHONE, "31 2")).segments
    assert [shown(segment) for segment in segments] == ["3", "1", "250 ms", "2"]
    unrecorded = plan(piece(PieceKind.PHONE, "31 *")).segments
    assert [shown(segment) for segment in unrecorded] == ["gmw/en-us: three one, star"]


def test_a_recording_comes_before_its_transcript_and_that_before_failure(plan: MakePlan) -> None:
    assert [shown(segment) for segment in plan(audio("welcome")).segments] == ["welcome"]
    assert [shown(segment) for segment in plan(audio("closing")).segments] == ["gmw/en-us: Good bye."]
    (why,) = plan(audio("welcom")).missing
    assert 'audio("welcom") is neither recorded nor written down in en-US: add the recording welcom.wav' in why


def test_texts_in_a_row_are_one_utterance(plan: MakePlan) -> None:
    segments = plan(say("You have"), digits("4"), say("calls.")).segments
    assert [shown(segment) for segment in segments] == ["gmw/en-us: You have four calls."]


def test_pauses_languages_recordings_and_markup_part_utterances(plan: MakePlan) -> None:
    prompt = (
        say("For English"),
        piece(PieceKind.PAUSE, timedelta(seconds=0.3)),
        say("press 1."),
        say("中文请按2。", "zh-CN"),
        piece(PieceKind.SSML, "<p>now</p>"),
        say("or"),
        digits("1"),
    )
    assert [shown(segment) for segment in plan(*prompt).segments] == [
        "gmw/en-us: For English",
        "300 ms",
        "gmw/en-us: press 1.",
        "sit/cmn: 中文请按2。",
        "gmw/en-us: <p>now</p>",
        "gmw/en-us: or",
        "1",
    ]


def test_the_lexicon_is_for_texts_and_not_for_markup(plan: MakePlan) -> None:
    assert [shown(segment) for segment in plan(say("The ACD"), piece(PieceKind.SSML, "<p>ACD</p>")).segments] == [
        "gmw/en-us: The A C D",
        "gmw/en-us: <p>ACD</p>",
    ]


def test_what_no_voice_can_speak_is_left_out(plan: MakePlan) -> None:
    assert plan(say(""), say(" … "), say("!")) == Plan((), private=False)
    (segment,) = plan(say("a\x00b\ud800c\n")).segments
    assert shown(segment) == "gmw/en-us: a b c"


def test_a_pause_is_bounded(plan: MakePlan) -> None:
    pauses = [piece(PieceKind.PAUSE, timedelta(seconds=seconds)) for seconds in (-1, 0.5, 10**6)]
    assert [shown(segment) for segment in plan(*pauses).segments] == ["0 ms", "500 ms", "60000 ms"]


def test_a_broken_recording_is_spoken_and_noted(folder: Path, plan: MakePlan) -> None:
    (folder / "en-US" / "welcome.wav").write_bytes(b"")
    made = plan(audio("welcome"), digits("1"))
    assert [shown(segment) for segment in made.segments] == ["gmw/en-us: Welcome.", "1"]
    assert len(made.notes) == 1
    assert "welcome.wav" in made.notes[0]


def test_a_broken_recording_without_transcript_says_which_file(folder: Path, plan: MakePlan) -> None:
    (folder / "en-US" / "jingle.wav").write_bytes(b"")
    (why,) = plan(audio("jingle")).missing
    assert "jingle.wav" in why
    assert "no transcript" in why


def test_a_broken_digit_is_spoken(folder: Path, plan: MakePlan) -> None:
    (folder / "en-US" / "digit" / "2.wav").write_bytes(b"")
    made = plan(digits("12"))
    assert [shown(segment) for segment in made.segments] == ["gmw/en-us: one two"]
    assert "2.wav" in made.notes[0]


def test_a_language_without_voice_is_missing(plan: MakePlan) -> None:
    assert "fr-FR/voice.toml" in plan(say("Bonjour", "fr-FR")).missing[0]


def test_one_private_piece_makes_the_utterance_and_the_plan_private(plan: MakePlan) -> None:
    made = plan(say("Your account"), digits("4567", Privacy.PRIVATE))
    (segment,) = made.segments
    assert isinstance(segment, Spoken)
    assert segment.private
    assert made.private
    assert plan(digits("123", Privacy.PRIVATE)).private
    assert not plan(digits("123")).private


def test_what_cannot_be_worded_says_why_without_the_value(plan: MakePlan) -> None:
    assert plan(piece(PieceKind.MONEY, "4567", privacy=Privacy.PRIVATE)).missing == ("money() cannot say a str",)


def test_mixing_a_recorded_voice_with_a_robot_is_seen(plan: MakePlan) -> None:
    assert plan(say("Press"), digits("1")).mixes_voices
    assert not plan(audio("welcome"), piece(PieceKind.PAUSE, timedelta(seconds=1)), digits("1")).mixes_voices
    assert not plan(say("Press"), digits("4")).mixes_voices


def test_the_hash_changes_with_what_is_heard_and_with_nothing_else(
    folder: Path, plan: MakePlan, make_wav: MakeWav
) -> None:
    prompts: list[Prompt] = [
        (say("one"),),
        (say("two"),),
        (say("one", "zh-CN"),),
        (digits("1"),),
        (digits("1"), digits("2")),
        (digits("2"), digits("1")),
        (piece(PieceKind.PAUSE, timedelta(seconds=1)),),
        (piece(PieceKind.SSML, "one"),),
        (audio("welcome"),),
    ]
    hashes = [plan_hash(plan(*prompt)) for prompt in prompts]
    assert len(set(hashes)) == len(prompts)
    assert plan_hash(plan(say(" one\n"))) == hashes[0]
    make_wav(folder / "en-US" / "welcome.wav", seconds=2.0)
    (folder / "zh-CN" / "voice.toml").write_text('voice = "sit/cmn"\nrate_wpm = 200\n', encoding="utf-8")
    after = [plan_hash(plan(*prompt)) for prompt in prompts]
    assert [index for index in range(len(prompts)) if after[index] != hashes[index]] == [2, 8]


def test_what_cannot_be_heard_has_no_hash(plan: MakePlan) -> None:
    with pytest.raises(Unavailable, match='audio\\("gone"\\)'):
        plan_hash(plan(audio("gone")))


def test_prompts_that_are_worded_differently_have_different_keys() -> None:
    values: list[Value] = [Decimal("1.5"), Decimal("1.50"), Decimal(1), True, "1", "1.5"]
    assert len({prompt_key((piece(PieceKind.NUMBER, value),)) for value in values}) == len(values)
    assert prompt_key((digits("1"),)) != prompt_key((digits("1", Privacy.PRIVATE),))
    assert prompt_key((digits("1"),)) == prompt_key((digits("1"),))
