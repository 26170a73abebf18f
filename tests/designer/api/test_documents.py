"""What the page shows while somebody draws."""

from __future__ import annotations

from typing import Any

from ..browser import Browser

CHECK = "/api/flows/telebank/check"


def _document(browser: Browser) -> dict[str, Any]:
    document: dict[str, Any] = browser.get("/api/flows/telebank")["document"]
    return document


def test_text_becomes_a_document_and_text_again(browser: Browser) -> None:
    text = browser.get("/api/flows/telebank")["text"]
    parsed = browser.post("/api/documents/parse", {"text": text})
    assert parsed["findings"] == []
    assert browser.post("/api/documents/print", {"document": parsed["document"]}) == {"text": text}
    assert browser.post("/api/documents/format", {"text": text.replace("  ", "\t")}) == {"text": text}


def test_a_text_with_a_mistake_is_not_formatted_and_told_where(browser: Browser) -> None:
    told = browser.post("/api/documents/format", {"text": "flow f {\n  start = (\n}\n"}, 422)
    assert told["detail"].startswith("flow.ivr:2: IVR0")


def test_a_check_tells_findings_with_their_places(browser: Browser) -> None:
    document = _document(browser)
    main = next(block for block in document["blocks"] if block["id"] == "main")
    main["entries"][0]["value"]["languages"][1]["text"] = 'say("{nobody}")'
    checked = browser.post(CHECK, {"tab": "1", "document": document})
    assert not checked["can_run"]
    finding = next(each for each in checked["findings"] if each["code"] == "IVR201")
    assert (finding["node"], finding["entry"], finding["language"], finding["severity"]) == (
        "main",
        0,
        "zh-CN",
        "error",
    )
    assert finding["line"] > 1


def test_changes_are_checked_on_top_of_a_whole_document(browser: Browser) -> None:
    document = _document(browser)
    order = [block["id"] for block in document["blocks"]]
    first = browser.post(CHECK, {"tab": "1", "document": document})
    assert first["can_run"]
    assert {node["id"] for node in first["nodes"]} == set(order)
    main = next(block for block in document["blocks"] if block["id"] == "main")
    main["entries"] = [entry for entry in main["entries"] if entry["type"] != "exit"]
    changes = {"base": first["stamp"], "order": order, "blocks": [main]}
    second = browser.post(CHECK, {"tab": "1", "changes": changes})
    assert [node["id"] for node in second["nodes"]] == ["main"]
    assert not second["can_run"]
    assert ("text" in first, "text" in second) == (True, False)
    nothing = {"base": second["stamp"], "order": order, "blocks": []}
    third = browser.post(CHECK, {"tab": "1", "changes": nothing, "want_text": True})
    assert 'menu main "Main menu"' in third["text"]
    assert browser.post(CHECK, {"tab": "other", "changes": changes}, 409)["code"] == "outdated"


def test_exactly_one_thing_is_checked(browser: Browser) -> None:
    assert "exactly one" in browser.post(CHECK, {"tab": "1"}, 422)["detail"]


def test_an_unknown_kind_of_a_newer_version_is_a_finding_and_lost_by_nobody(browser: Browser) -> None:
    text = 'flow f "F" {\n  languages = [en-US]\n  zone = UTC\n  start = a\n}\n\nholograph a {\n  glow = 3\n}\n'
    parsed = browser.post("/api/documents/parse", {"text": text})
    assert browser.post("/api/documents/print", {"document": parsed["document"]}) == {"text": text}
    checked = browser.post("/api/flows/f/check", {"tab": "1", "document": parsed["document"]})
    assert "IVR404" in [finding["code"] for finding in checked["findings"]]


def test_members_that_nobody_knows_are_named(browser: Browser) -> None:
    document = {**_document(browser), "colour": "red"}
    told = browser.post("/api/documents/print", {"document": document}, 422)
    assert told["code"] == "invalid"
    assert "colour" in told["detail"]


def test_a_request_of_ten_thousand_brackets_is_refused(browser: Browser) -> None:
    answer = browser.client.post(
        "/api/documents/print",
        data="[" * 100_000,
        content_type="application/json",
        headers={"X-CSRF-Token": browser.csrf},
    )
    assert answer.status_code in (400, 422)
    assert answer.mimetype == "application/problem+json"
