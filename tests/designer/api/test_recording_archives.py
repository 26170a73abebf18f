"""Archives of recordings over the API: told file by file, or refused whole."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest

from ..archives_made import zipped
from ..browser import Browser
from ..prompts.sounds_made import tone
from .test_recordings import history, piece_of


def _deliver(browser: Browser, content: bytes, status: int = 200, **form: str) -> Any:
    fields = {"language": "en-US", "file": (io.BytesIO(content), "studio.zip"), **form}
    answer = browser.send("POST", "/api/recordings/archive", data=fields, content_type="multipart/form-data")
    return browser._told(answer, status)


def test_an_archive_is_looked_at_and_then_delivered(browser: Browser, folder: Path) -> None:
    before = (folder / "voices" / "en-US" / "welcome.wav").read_bytes()
    content = zipped(
        {
            "studio/welcome.wav": tone(),
            "studio/en-US/My greeting (2).wav": tone(0.5),
            "studio/zh-CN/cards/lost.wav": tone(0.6),
            "studio/welcome.mp3": before,
            "studio/readme.txt": b"from the studio",
            "studio/欢迎.wav": tone(),
            "studio/broken.wav": b"<script>alert(1)</script>",
            "__MACOSX/studio/._welcome.wav": b"litter",
        }
    )
    expected = {
        "studio/welcome.wav": ("en-US", "welcome", "replaces"),
        "studio/en-US/My greeting (2).wav": ("en-US", "My_greeting_2", "new"),
        "studio/zh-CN/cards/lost.wav": ("zh-CN", "cards/lost", "new"),
    }
    looked = _deliver(browser, content, look_only="true")["files"]
    assert piece_of(browser, "My_greeting_2") is None
    delivered = _deliver(browser, content, speaker="Anna", note="autumn")["files"]
    assert looked == delivered
    told = {each["path"]: (each["language"], each["name"], each["outcome"]) for each in delivered}
    assert expected.items() <= told.items()
    refused = {each["path"]: each["detail"] for each in delivered if each["outcome"] == "refused"}
    assert sorted(refused) == [
        "studio/broken.wav",
        "studio/readme.txt",
        "studio/welcome.mp3",
        "studio/欢迎.wav",
    ]
    assert piece_of(browser, "cards/lost", "zh-CN")["speaker"] == "Anna"
    assert history(browser, "My_greeting_2")["versions"][0]["note"] == "autumn"


def test_what_is_there_is_replaced_by_an_archive_when_that_is_wanted(browser: Browser, folder: Path) -> None:
    file = folder / "voices" / "en-US" / "welcome.wav"
    before = file.read_bytes()
    content = zipped({"welcome.wav": tone(), "hold.wav": (file.parent / "hold.wav").read_bytes()})
    kept = _deliver(browser, content, replace="false")["files"]
    assert [(each["outcome"], each.get("used", False)) for each in kept] == [("kept", True), ("same", False)]
    assert file.read_bytes() == before
    assert [each["outcome"] for each in _deliver(browser, content)["files"]] == ["replaces", "same"]
    assert file.read_bytes() == tone()
    assert len(history(browser, "welcome")["versions"]) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04 no archive", "the archive cannot be read"),
        (b"", "the archive cannot be read"),
        (zipped({}), "the archive is empty"),
        (zipped({"good.wav": tone(), "../evil.wav": tone()}), 'holds "../evil.wav", which leads out of its folder'),
        (zipped({"/etc/cron.d/evil.wav": tone()}), "leads out of its folder"),
        (zipped({"C:\\evil.wav": tone()}), "leads out of its folder"),
        (zipped({"a/..\\..\\evil.wav": tone()}), "leads out of its folder"),
    ],
)
def test_an_archive_that_is_not_to_be_opened_changes_nothing(
    browser: Browser, folder: Path, content: bytes, told: str
) -> None:
    before = sorted((folder / "voices").rglob("*"))
    assert told.lower() in _deliver(browser, content, 422)["detail"].lower()
    assert sorted((folder / "voices").rglob("*")) == before
    assert not list(folder.rglob("evil*"))


def test_an_archive_may_be_larger_than_other_requests(browser: Browser) -> None:
    large = zipped({"noise.bin": random.Random(1).randbytes(17 << 20), "a.wav": tone()})
    field = b'--x\r\nContent-Disposition: form-data; name="language"\r\n\r\nen-US\r\n'
    file = b'--x\r\nContent-Disposition: form-data; name="file"; filename="studio.zip"\r\n\r\n'
    body = field + file + large + b"\r\n--x--\r\n"
    form = {"data": body, "content_type": "multipart/form-data; boundary=x"}
    told = browser._told(browser.send("POST", "/api/recordings/archive", **form), 200)
    assert [each["outcome"] for each in told["files"]] == ["refused", "new"]
    assert browser._told(browser.send("POST", "/api/recordings", **form), 413)["code"] == "too-large"
