from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.say.telephone import telephone_groups


@pytest.mark.parametrize(
    ("number", "language", "groups"),
    [
        ("4155550123", "en-US", "415 555 0123"),
        ("14155550123", "en-US", "1 415 555 0123"),
        ("5550123", "en-US", "555 0123"),
        ("13800112233", "zh-CN", "138 0011 2233"),
        ("65529988", "zh-CN", "6552 9988"),
        ("01065529988", "zh-CN", "010 6552 9988"),
        ("075526549988", "zh-CN", "0755 2654 9988"),
        ("03712654998", "zh-CN", "0371 265 4998"),
        ("0142685300", "fr-FR", "01 42 68 53 00"),
        ("612345678", "es-ES", "612 345 678"),
        ("95588", "zh-CN", "95588"),
        ("112", "fr-FR", "112"),
        ("+8613800112233", "en-US", "+86 138 0011 2233"),
        ("+33142685300", "zh-CN", "+33 1 42 68 53 00"),
        ("+1 (415) 555-0123", "en-US", "+1 415 555 0123"),
        ("+442079460123", "en-US", "+44 207 946 0123"),
        ("+390655501", "en-US", "+39 065 5501"),
        ("+35226111", "en-US", "+352 26111"),
        ("138-00112233", "zh-CN", "138 0011 2233"),
        ("800.555.0199", "en-US", "800 555 0199"),
        ("１３８００１１２２３３", "zh-CN", "138 0011 2233"),
        ("*31#", "en-US", "*31#"),
        ("", "en-US", ""),
        ("+", "en-US", "+"),
    ],
)
def test_numbers_are_told_in_groups(number: str, language: str, groups: str) -> None:
    assert " ".join(telephone_groups(number, language)) == groups


@given(st.text("0123456789+-() *#", max_size=40), st.sampled_from(["en-US", "zh-CN", "fr-FR", "es-ES", "pt"]))
def test_nothing_is_lost_and_no_group_is_long(number: str, language: str) -> None:
    groups = telephone_groups(number, language)
    assert "".join(groups) == "".join(sign for sign in number if sign not in "-() ")
    assert all(1 <= len(group) <= 5 for group in groups)
