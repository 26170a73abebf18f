from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money, Value
from ivrflow.say import UnsupportedLanguage, prompt_ids, silence_ms, wording

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**16), max_value=10**16)
currencies = st.sampled_from(["CNY", "USD", "EUR", "GBP", "HKD", "JPY", "CHF", "XAU"])
values: dict[PieceKind, st.SearchStrategy[Value]] = {
    PieceKind.NUMBER: numbers,
    PieceKind.ORDINAL: st.integers(1, 10**15).map(Decimal),
    PieceKind.DIGITS: st.text("0123456789*#+-", max_size=20),
    PieceKind.SPELL: st.text("abzABZ059@._-/+ ", max_size=20),
    PieceKind.MONEY: st.builds(Money, numbers, currencies),
    PieceKind.DATE: st.dates(),
    PieceKind.TIME: st.times(),
    PieceKind.DATETIME: st.datetimes(timezones=st.just(UTC)),
    PieceKind.DURATION: st.timedeltas(),
    PieceKind.PHONE: st.text("0123456789*#+-() ", max_size=20),
}
pieces = st.sampled_from(list(values)).flatmap(
    lambda kind: st.builds(Piece, st.just(kind), values[kind], st.sampled_from(["en-US", "zh-CN", "es-ES", "fr-FR"]))
)


@settings(deadline=None)
@given(pieces)
def test_every_id_is_in_the_catalogue_and_the_text_is_what_the_recordings_say(piece: Piece) -> None:
    catalogue = prompt_ids(piece.language)
    worded = wording(piece)
    if not worded.ids and piece.language in ("es-ES", "fr-FR"):
        return
    said = [catalogue[name] for name in worded.ids if silence_ms(name) is None]
    if piece.language == "zh-CN":
        assert worded.text.replace(" ", "").replace("，", "") == "".join(said)
    else:
        assert worded.text.replace("-", " ").replace(",", "").split() == " ".join(said).split()


@pytest.mark.parametrize("language", ["en-US", "zh-CN", "es-ES", "fr-FR"])
def test_every_recording_of_the_catalogue_is_wanted_by_something(language: str) -> None:
    """Nobody should have to record what is never played."""
    wanted: set[str] = set()
    said: list[tuple[PieceKind, Value]] = [(PieceKind.NUMBER, -Decimal(f"{n}.5")) for n in range(120)]
    said += [(PieceKind.NUMBER, Decimal(10**power * 2)) for power in range(15)]
    said += [(PieceKind.ORDINAL, Decimal(n)) for n in (*range(1, 101), *(10**power for power in range(2, 15)))]
    said += [(PieceKind.DIGITS, "0123456789*#"), (PieceKind.DIGITS, Decimal("-1.5"))]
    said += [(PieceKind.SPELL, "abcdefghijklmnopqrstuvwxyz.-_@/+")]
    said += [
        (PieceKind.MONEY, Money(Decimal(amount), currency))
        for amount in ("1.01", "2.12", "0.20")
        for currency in ("CNY", "USD", "EUR", "GBP", "HKD", "JPY")
    ]
    said += [(PieceKind.DATE, _day(n * 13)) for n in range(60)]
    said += [(PieceKind.TIME, _clock(n * 5)) for n in range(288)]
    said += [(PieceKind.DATETIME, datetime(2026, 3, 2, 10, 15, tzinfo=UTC)), (PieceKind.PHONE, "110")]
    said += [(PieceKind.DURATION, timedelta(1, 3600, minutes=1) * n) for n in (1, 2)]
    said += [(PieceKind.DURATION, timedelta(minutes=1, seconds=1) * n) for n in (1, 2)]
    for kind, value in said:
        wanted |= set(wording(Piece(kind, value, language)).ids)
    assert set(prompt_ids(language)) - wanted == set()


def _day(n: int) -> Value:
    return date(1905, 1, 1) + timedelta(days=n)


def _clock(minutes: int) -> Value:
    return time(minutes // 60, minutes % 60)


@pytest.mark.parametrize("language", ["en-US", "zh-CN", "es-ES", "fr-FR"])
def test_a_transcript_is_never_empty_and_an_id_is_a_safe_path(language: str) -> None:
    for name, text in prompt_ids(language).items():
        assert text.strip() == text != ""
        assert all(part and part.replace("_", "").isalnum() and part.isascii() for part in name.split("/"))


def test_the_catalogue_cannot_be_changed_by_who_reads_it() -> None:
    with pytest.raises(TypeError):
        prompt_ids("en")["digit/1"] = "uno"  # type: ignore[index]  # that it is refused is the point


def test_a_language_without_wording_has_no_catalogue() -> None:
    with pytest.raises(UnsupportedLanguage):
        prompt_ids("de-DE")
