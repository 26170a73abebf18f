"""Flows as files: an import succeeds whole or changes nothing, and nothing leads out of an archive."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import pytest

from ..archives_made import zipped
from ..browser import Browser

FLOW = "flow {0} {{\n  languages = [en-US]\n  zone = UTC\n  start = bye\n}}\n\nhang_up bye {{\n}}\n"


def _import(browser: Browser, content: bytes, name: str = "flows.zip", status: int = 200, **fields: str) -> Any:
    form = {"file": (io.BytesIO(content), name), **fields}
    return browser._told(browser.send("POST", "/api/import", data=form, content_type="multipart/form-data"), status)


def _flows(browser: Browser) -> list[str]:
    return [flow["id"] for flow in browser.get("/api/flows")["flows"]]


def test_what_is_exported_can_be_imported(browser: Browser) -> None:
    flow = browser.get("/api/flows/telebank")
    layout = {"nodes": {"main": {"x": 1, "y": 2}}}
    browser.put("/api/flows/telebank", {"base_revision": 1, "text": flow["text"], "layout": layout})
    packed = browser.send("GET", "/api/flows/telebank/export").data
    assert packed == browser.send("GET", "/api/export").data
    with ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["telebank.ivr", "telebank.calls", "telebank.layout.json"]
    assert "already" in _import(browser, packed, status=422)["detail"]
    browser.delete("/api/flows/telebank?base_revision=2")
    (made,) = _import(browser, packed)["flows"]
    assert (made["flow"], made["replaced"]) == ("telebank", False)
    again = browser.get("/api/flows/telebank")
    assert (again["text"], again["conversations"]) == (flow["text"], flow["conversations"])
    assert again["layout"]["nodes"] == layout["nodes"]


def test_a_flow_file_alone_replaces_a_draft_only_when_that_is_wanted(browser: Browser) -> None:
    content = FLOW.format("telebank").encode()
    _import(browser, content, "telebank.ivr", 422)
    (made,) = _import(browser, content, "telebank.ivr", replace="true")["flows"]
    assert (made["revision"], made["replaced"]) == (2, True)
    assert browser.get("/api/flows/telebank")["text"] == content.decode()
    assert len(browser.get("/api/flows/telebank/revisions")["revisions"]) == 2


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.ivr": FLOW.format("a"), "b.ivr": "flow b {"}, "b.ivr:1:"),
        ({"a.ivr": FLOW.format("a"), "a.calls": 'call "x"\n  prss 1\n'}, "a.calls:2:"),
        ({"a.ivr": FLOW.format("a"), "a.layout.json": "[]"}, "expected an object"),
        ({"a.ivr": FLOW.format("a"), "b.ivr": FLOW.format("a")}, 'of the files hold a flow "a"'),
        ({"a.ivr": FLOW.format("a"), "../../etc/b.ivr": FLOW.format("b")}, "leads out of its folder"),
        ({"/etc/b.ivr": FLOW.format("b")}, "leads out of its folder"),
        ({"a.ivr": FLOW.format("a"), "virus.exe": "x"}, "is no flow file"),
        ({"a.calls": ""}, "a.ivr is missing"),
        ({"a.ivr": b"\xff\xfe\x00"}, "is not UTF-8"),
        ({"a.ivr": " " * 10_000_000}, "too large unpacked"),
        ({"a.ivr": " " * 30_000_000}, "larger than 20 MB"),
        ({f"f{number}.ivr": "" for number in range(301)}, "at most 300"),
        ({}, "is no flow in it"),
    ],
)
def test_a_broken_import_changes_nothing_and_says_why(
    browser: Browser, files: dict[str, str | bytes], told: str
) -> None:
    assert told in _import(browser, zipped(files), status=422)["detail"]
    assert _flows(browser) == ["telebank"]


def test_an_archive_that_is_none_is_told(browser: Browser) -> None:
    assert "cannot be read" in _import(browser, b"PK\x03\x04 nonsense", status=422)["detail"]
    packed = zipped({"a.ivr": FLOW.format("a") * 50})
    _import(browser, packed[: len(packed) // 2], status=422)
    assert _flows(browser) == ["telebank"]
