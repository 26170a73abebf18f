"""Archives are opened with suspicion."""

from __future__ import annotations

import io
import re
import stat
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.prompts import archive
from designer.prompts.archive import Naming, Packed, packed_in, proposed_name
from designer.prompts.upload import MOST_BYTES, NAME
from ivrflow.model.errors import Misuse

from .sounds_made import zipped

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


@pytest.mark.parametrize("path", ["../a.wav", "a/../../b.wav", "/a.wav", "\\a.wav", "C:\\a.wav", "a\\..\\b.wav", ".."])
def test_a_way_out_refuses_the_whole(path: str) -> None:
    with pytest.raises(Misuse, match="leads out of its folder; it was not opened"):
        _packed(zipped({"good.wav": b"x", path: b"x"}))


def test_a_link_refuses_the_whole() -> None:
    link = zipfile.ZipInfo("link.wav")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(link, "/etc/passwd")
    with pytest.raises(Misuse, match=r'holds the link "link\.wav"'):
        _packed(file.getvalue())


def test_a_password_refuses_the_whole() -> None:
    content = bytearray(zipped({"a.wav": b"x"}))
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    with pytest.raises(Misuse, match="has a password"):
        _packed(bytes(content))


def test_too_many_files_and_too_much_in_all_refuse_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Misuse, match="holds 1001 files"):
        _packed(zipped({f"{number}.wav": b"" for number in range(1001)}))
    monkeypatch.setattr(archive, "MOST_UNPACKED_BYTES", 2_000_000)
    with pytest.raises(Misuse, match="larger than 2 MB"):
        _packed(zipped({f"{number}.wav": bytes(1_000_000) for number in range(3)}))


def test_a_bomb_is_refused_by_what_it_declares_and_read_no_further_when_it_lies() -> None:
    bomb = zipped({"bomb.wav": bytes(60_000_000), "good.wav": b"x"})
    assert len(bomb) < 100_000
    tracemalloc.start()
    refused, good = _packed(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "larger than 12 MB" in refused.refusal
    assert (good.refusal, good.content) == ("", b"x")
    assert peak < 5_000_000

    # Its directory says that there are but 100 bytes.
    lying = bytearray(bomb)
    central = lying.index(b"PK\x01\x02")
    lying[central + 24 : central + 28] = struct.pack("<I", 100)
    tracemalloc.start()
    refused, good = _packed(bytes(lying))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "is damaged" in refused.refusal
    assert good.content == b"x"
    assert peak < 3 * MOST_BYTES


def test_what_is_no_recording_is_refused_by_itself() -> None:
    twice = {"a b.wav": b"1", "a_b.wav": b"2", "readme.txt": b"", "欢迎.wav": b"", "1/2/3/4/5/6.wav": b""}
    refusals = [each.refusal for each in _packed(zipped(twice))]
    told = ["", "in the archive twice", "no sound file", "nothing is left of this name", "at most three deep"]
    assert all(part in refusal for part, refusal in zip(told, refusals, strict=True))
    assert refusals[0] == ""


def test_what_systems_leave_behind_is_passed_over() -> None:
    litter = ["__MACOSX/._a.wav", ".DS_Store", "a/.hidden.wav", "Thumbs.db", "b/desktop.ini"]
    assert _names(*litter, "a.wav") == [("en-US", "a")]
    with pytest.raises(Misuse, match="is empty"):
        _names(*litter)
