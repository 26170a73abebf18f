"""Archives are opened with suspicion."""

from __future__ import annotations

import io
import stat
import tracemalloc
from contextlib import suppress
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.uploaded_archive import Limits, opened
from ivrflow.model.errors import Misuse

from .archives_made import declared_as, zipped

LIMITS = Limits(files=10, unpacked_bytes=100_000_000)
FILE_BYTES = 12_000_000
BOMB = zipped({"bomb.wav": bytes(60_000_000), "good.wav": b"x"})


def _contents(archive: bytes, limits: Limits = LIMITS) -> list[tuple[str, bytes | None]]:
    with opened(io.BytesIO(archive), limits) as members:
        return [(each.path, each.content(FILE_BYTES)) for each in members]


@pytest.mark.parametrize("packing", [ZIP_STORED, ZIP_DEFLATED])
def test_files_are_read_in_their_order(packing: int) -> None:
    files = {"b.ivr": b"flow b", "a/a.ivr": b"", "c.wav": b"RIFF"}
    assert _contents(zipped({"a/": b"", **files}, packing)) == list(files.items())


@pytest.mark.parametrize(
    "path", ["../a.wav", "a/../../b.wav", "/a.wav", "\\a.wav", "C:\\a.wav", "a\\..\\b.wav", "..", "../"]
)
def test_a_way_out_refuses_the_whole(path: str) -> None:
    with pytest.raises(Misuse, match="leads out of its folder; it was not opened"):
        _contents(zipped({"good.wav": b"x", path: b"x"}))


def test_a_link_refuses_the_whole() -> None:
    link = ZipInfo("link.wav")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr(link, "/etc/passwd")
    with pytest.raises(Misuse, match=r'holds the link "link\.wav"'):
        _contents(file.getvalue())


def test_a_password_refuses_the_whole() -> None:
    content = bytearray(zipped({"a.wav": b"x"}))
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    with pytest.raises(Misuse, match="has a password"):
        _contents(bytes(content))


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_LZMA])
def test_what_could_not_be_stopped_while_it_unpacks_refuses_the_whole(packing: int) -> None:
    with pytest.raises(Misuse, match=r'"bomb\.wav" is packed in an unusual way'):
        _contents(declared_as(100, zipped({"bomb.wav": bytes(60_000_000)}, packing)))


def test_too_many_files_and_too_much_in_all_refuse_the_whole() -> None:
    with pytest.raises(Misuse, match="holds 11 files; at most 10 are read"):
        _contents(zipped({f"{number}.wav": b"" for number in range(11)}))
    with pytest.raises(Misuse, match="larger than 2 MB"):
        _contents(zipped({f"{number}.wav": bytes(1_000_000) for number in range(3)}), Limits(10, 2_000_000))


def test_what_systems_leave_behind_is_passed_over_and_does_not_count() -> None:
    litter = ["__MACOSX/._a.wav", ".DS_Store", "a/.hidden.wav", "Thumbs.db", "b/desktop.ini"]
    assert _contents(zipped(dict.fromkeys([*litter, "a.wav"], b"x")), Limits(1, 1)) == [("a.wav", b"x")]


def test_a_bomb_is_not_unpacked() -> None:
    assert len(BOMB) < 100_000
    tracemalloc.start()
    assert _contents(BOMB) == [("bomb.wav", None), ("good.wav", b"x")]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_bomb_that_lies_is_unpacked_as_far_as_it_declares() -> None:
    tracemalloc.start()
    with pytest.raises(Misuse, match="is damaged"):
        _contents(declared_as(100, BOMB))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


@given(st.data())
def test_whatever_is_broken_in_an_archive_is_told(data: st.DataObject) -> None:
    broken = bytearray(zipped({"a.ivr": b"flow a {}" * 9, "欢迎.wav": bytes(50)}))
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(broken), len(broken) // 2, 30]))
    # Whatever else it raises fails the test.
    with suppress(Misuse):
        _contents(bytes(broken[:cut]))
