"""What a caller can press, as the real collector sees it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.conversation import GoSilent, Press, Wait
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.verify.exploration.choices import Choice, Means
from ivrflow.verify.exploration.distinctions import Group
from ivrflow.verify.exploration.keypad import KEY_GAP_MS, entry_choices, menu_choices, pressed


def keys_of(choices: list[Choice], means: Means) -> list[str]:
    return [choice.event.keys for choice in choices if choice.means is means and isinstance(choice.event, Gathered)]


def test_a_menu_has_its_choices_a_wrong_key_and_silence() -> None:
    choices = menu_choices(InputSettings(choices=("1", "2", "0"), terminators=""), {"1": "balance"})
    assert [choice.label for choice in choices] == ["balance", "2", "0", "3 (no choice)", "silence"]
    assert keys_of(choices, Means.CHOOSES) == ["1", "2", "0"]
    assert choices[-1].steps == (GoSilent(),)


def test_a_menu_that_uses_all_keys_has_no_wrong_one() -> None:
    choices = menu_choices(InputSettings(choices=tuple("0123456789*#"), terminators=""), {})
    assert keys_of(choices, Means.WRONG) == []


def test_a_choice_that_another_one_begins_with_needs_a_pause() -> None:
    settings = InputSettings(choices=("1", "12"), terminators="", inter_digit_ms=3_000)
    short, long, *_ = menu_choices(settings, {})
    assert short.steps == (Press("1"), Wait(3_000))
    assert long.steps == (Press("12"),)


def test_an_entry_can_be_enough_too_short_a_terminator_alone_or_nothing() -> None:
    choices = entry_choices(InputSettings(max_length=8), 4, None)
    assert keys_of(choices, Means.CHOOSES) == ["1234"]
    assert keys_of(choices, Means.WRONG) == ["1", ""]
    assert [choice.means for choice in choices].count(Means.SILENT) == 1
    assert choices[0].steps == (Press("1234#"),)
    assert choices[0].took_ms == 5 * KEY_GAP_MS


def test_an_entry_of_fixed_length_needs_no_terminator() -> None:
    assert entry_choices(InputSettings(max_length=4), 4, None)[0].steps == (Press("1234"),)


def test_an_entry_without_terminators_waits() -> None:
    first = entry_choices(InputSettings(max_length=8, terminators="", inter_digit_ms=2_000), 4, None)[0]
    assert first.steps == (Press("1234"), Wait(2_000))


def test_what_cannot_be_keyed_in_is_no_entry() -> None:
    choices = entry_choices(InputSettings(max_length=8), 1, Group(["gold", "4#1", "77"]))
    assert "77" in keys_of(choices, Means.CHOOSES)
    assert not {"gold", "4#1", "4"} & set(keys_of(choices, Means.CHOOSES))


def test_a_secret_is_not_shown() -> None:
    assert entry_choices(InputSettings(max_length=4, secret=True), 4, None)[0].label == "a secret"


@given(st.text("0123456789*#", min_size=1, max_size=12), st.integers(1, 10))
def test_every_input_ends(keys: str, length: int) -> None:
    event, took_ms, count = pressed(InputSettings(max_length=length), keys)
    assert 0 < count <= len(keys)
    assert took_ms >= count * KEY_GAP_MS
    assert event.outcome in (InputOutcome.KEYS, InputOutcome.EMPTY)
