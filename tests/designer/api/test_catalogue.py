"""The page knows no kind by name: it is told everything."""

from __future__ import annotations

from ..browser import Browser


def test_kinds_come_with_fields_exits_and_a_template(browser: Browser) -> None:
    catalogue = browser.get("/api/catalogue")
    assert [family["name"] for family in catalogue["families"]] == ["speak", "ask", "logic", "data", "agent", "flow"]
    menu = next(kind for kind in catalogue["kinds"] if kind["kind"] == "menu")
    assert (menu["title"], menu["family"]) == ("Menu", "ask")
    prompt = menu["fields"][0]
    assert (prompt["name"], prompt["widget"], prompt["required"], prompt["localized"], prompt["indexed"]) == (
        "prompt",
        "prompt",
        True,
        True,
        True,
    )
    confidence = next(field for field in menu["fields"] if field["name"] == "confidence")
    assert confidence["shown_when"] == {"field": "speech", "value": "true"}
    assert confidence["limits"] == {"min": 0, "max": 100}
    key = menu["exits"][0]
    assert (key["name"], key["argument"], key["labelled"], key["technical"]) == ("key", "keys", True, False)
    assert [entry.get("name") for entry in menu["template"]["entries"]] == ["prompt", "noinput", "nomatch"]


def test_in_chinese_too(browser: Browser) -> None:
    catalogue = browser.get("/api/catalogue?language=zh-CN")
    assert (catalogue["language"], catalogue["families"][1]["title"]) == ("zh-CN", "询问")


def test_names_are_those_of_the_installation(browser: Browser) -> None:
    names = browser.get("/api/names?flow=telebank")
    assert "bank.balance" in [statement["name"] for statement in names["statements"]]
    assert (names["queues"], names["calendars"], names["flows"]) == (["cards"], ["branch"], [])
    assert "call.ani" in [fact["name"] for fact in names["facts"]]
    assert "welcome" in names["recordings"]["en-US"]
    assert [flow["id"] for flow in browser.get("/api/names")["flows"]] == ["telebank"]


def test_findings_are_explained(browser: Browser) -> None:
    findings = {finding["code"]: finding for finding in browser.get("/api/findings")["findings"]}
    assert findings["IVR404"]["name"] == "unknown-kind"
    assert all(finding["what"] and finding["why"] and finding["mend"] for finding in findings.values())
