"""Right prompts are recognised, however they were cut, damaged and delayed; wrong ones are not."""

from __future__ import annotations

import numpy as np
import pytest

from .debian import require
from .g711 import PCMU, decode, encode_pcmu
from .listen import contains, correlate, recognise, which
from .speech import speak
from .wav import Pcm, silence

SENTENCES = {
    "welcome": "Welcome to Northern Bank.",
    "menu": "For your balance, press 1. To report a lost card, press 2.",
    "account": "Please enter your account number, followed by the hash key.",
    "pin": "Please enter your PIN, followed by the hash key.",
    "balance": "Your balance is one thousand and twenty four yuan.",
    "goodbye": "Thank you for calling. Goodbye.",
    "nine": "nine",
}
MANDARIN = {"menu_zh": "查询余额请按1，挂失请按2。", "account_zh": "请输入您的账号，以井号键结束。"}


@pytest.fixture(scope="module")
def prompts() -> dict[str, Pcm]:
    require("espeak-ng")
    english = {name: speak(text) for name, text in SENTENCES.items()}
    return english | {name: speak(text, "cmn") for name, text in MANDARIN.items()}


def on_the_phone(*parts: Pcm) -> Pcm:
    """As it arrives: quieter, through the codec, with noise on the line, the first part after 337 ms."""
    line = np.concatenate([silence(337), *parts, silence(400)]) * 0.6
    noisy = line + np.random.default_rng(7).normal(0, 20, len(line))
    return decode(encode_pcmu(noisy.astype(np.int16)), PCMU)


def test_a_prompt_is_found_where_it_was_played(prompts: dict[str, Pcm]) -> None:
    for name, prompt in prompts.items():
        found = recognise(on_the_phone(prompt), prompt)
        assert found.share >= 0.95, name
        assert found.offset_ms == pytest.approx(337, abs=1), name
        assert found.heard_ms == pytest.approx(len(prompt) / 8, abs=150), name


def test_no_other_prompt_is_found(prompts: dict[str, Pcm]) -> None:
    for name, prompt in prompts.items():
        heard = on_the_phone(prompt)
        others = {other: recognise(heard, pcm).share for other, pcm in prompts.items() if other != name}
        assert max(others.values()) < 0.5, (name, others)


def test_a_twin_with_two_digits_swapped_is_another_prompt(prompts: dict[str, Pcm]) -> None:
    twin = speak("For your balance, press 2. To report a lost card, press 1.")
    assert not contains(on_the_phone(twin), prompts["menu"])
    assert not contains(on_the_phone(prompts["menu"]), twin)


def test_prompts_are_told_in_their_order(prompts: dict[str, Pcm]) -> None:
    heard = on_the_phone(prompts["account"], silence(300), prompts["welcome"], prompts["menu_zh"])
    assert which(heard, prompts) == ["account", "welcome", "menu_zh"]


@pytest.mark.parametrize("cut_ms", [600, 1000, 1777, 2500])
def test_a_prompt_that_a_key_cut_is_known_by_its_beginning(prompts: dict[str, Pcm], cut_ms: int) -> None:
    heard = on_the_phone(prompts["menu"][: cut_ms * 8], prompts["account"])
    found = recognise(heard, prompts["menu"])
    assert found.heard_ms == pytest.approx(cut_ms, abs=250)
    assert found.offset_ms == pytest.approx(337, abs=1)
    assert not contains(heard, prompts["menu"])
    assert which(heard, prompts) == ["account"]


def test_the_middle_of_a_prompt_is_not_its_beginning(prompts: dict[str, Pcm]) -> None:
    assert recognise(on_the_phone(prompts["menu"][12_000:]), prompts["menu"]).heard_ms == 0


def test_a_jitter_buffer_may_drop_and_repeat_packets(prompts: dict[str, Pcm]) -> None:
    prompt = prompts["account"]
    shaken = np.concatenate([prompt[:4000], prompt[4160:13_000], prompt[12_840:20_000], prompt[20_160:]])
    found = recognise(on_the_phone(shaken), prompt)
    assert found.share >= 0.9
    assert correlate(on_the_phone(shaken), prompt).peak < 0.7, "as a whole it does not fit: that is why pieces exist"


def test_loudness_does_not_matter_and_noise_is_no_prompt(prompts: dict[str, Pcm]) -> None:
    prompt = prompts["pin"]
    noise = np.random.default_rng(3).normal(0, 3000, 40_000).astype(np.int16)
    assert correlate(on_the_phone((prompt * 0.1).astype(np.int16)), prompt).peak > 0.9
    assert recognise(noise, prompt).share == 0
    assert correlate(noise, prompt).peak < 0.2


def test_a_correlation_says_where(prompts: dict[str, Pcm]) -> None:
    match = correlate(on_the_phone(prompts["goodbye"]), prompts["goodbye"])
    assert match.peak > 0.98
    assert match.offset_ms == pytest.approx(337, abs=1)


@pytest.mark.parametrize("heard", [silence(0), silence(50), silence(5000)])
def test_nothing_is_heard_in_silence(heard: Pcm, prompts: dict[str, Pcm]) -> None:
    assert recognise(heard, prompts["menu"]).share == 0
    assert recognise(heard, prompts["menu"]).heard_ms == 0
    assert correlate(heard, prompts["menu"]).peak == 0
    assert not contains(heard, silence(1000)), "silence is not evidence of anything"
