"""Files of an archive become recordings."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.prompts.archive import Naming, Packed, packed_in, proposed_name
from designer.prompts.upload import MOST_BYTES, NAME
from ivrflow.model.errors import Misuse

from ..archives_made import declared_as, zipped

NAMING = Naming("en-US", ["en-US", "zh-CN"], {("en-US", "welcome"), ("en-US", "cards/lost")})


def _packed(content: bytes, naming: Naming = NAMING) -> list[Packed]:
    return list(packed_in(io.BytesIO(content), naming))


def _names(*paths: str) -> list[tuple[str, str]]:
    return [(each.language, each.name) for each in _packed(zipped(dict.fromkeys(paths, b"x")))]


def test_names_of_files_become_names_of_recordings() -> None:
    assert _names("Hello (2).wav", "cards/lost card.MP3") == [("en-US", "Hello_2"), ("en-US", "cards/lost_card")]
    assert _names("all/zh-cn/number/3.wav", "all/x.wav") == [("zh-CN", "number/3"), ("en-US", "all/x")]


def test_a_folder_around_it_all_is_left_out_when_names_are_known_without_it() -> None:
    assert _names("studio/welcome.wav", "studio/new.wav") == [("en-US", "welcome"), ("en-US", "new")]
    assert _names("cards/lost.wav", "cards/stolen.wav") == [("en-US", "cards/lost"), ("en-US", "cards/stolen")]
    assert _names("news/one.wav", "news/two.wav") == [("en-US", "news/one"), ("en-US", "news/two")]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_proposed_name_never_leads_anywhere(path: str) -> None:
    name = proposed_name(path)
    assert re.fullmatch(r"(?:[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*)?", name)
    assert not name or NAME.fullmatch(name) or name.count("/") > 3 or max(map(len, name.split("/"))) > 64


def test_a_recording_that_is_too_large_or_damaged_is_refused_by_itself() -> None:
    packed = {"large.wav": bytes(MOST_BYTES + 1), "good.wav": b"x"}
    refused, good = _packed(zipped(packed))
    assert "larger than 12 MB" in refused.refusal
    assert (good.refusal, good.content) == ("", b"x")
    refused, good = _packed(declared_as(100, zipped(packed)))
    assert "is damaged" in refused.refusal
    assert (good.refusal, good.content) == ("", b"x")


def test_what_is_no_recording_is_refused_by_itself() -> None:
    twice = {"a b.wav": b"1", "a_b.wav": b"2", "readme.txt": b"", "欢迎.wav": b"", "1/2/3/4/5/6.wav": b""}
    refusals = [each.refusal for each in _packed(zipped(twice))]
    told = ["", "in the archive twice", "no sound file", "nothing is left of this name", "at most three deep"]
    assert all(part in refusal for part, refusal in zip(told, refusals, strict=True))
    assert refusals[0] == ""


def test_an_archive_of_nothing_is_refused() -> None:
    with pytest.raises(Misuse, match="is empty"):
        _names(".DS_Store")
