"""What the audit trail tells, to whom, and as a file."""

from __future__ import annotations

import csv
import io

import pytest

from designer.site import Site

from ..browser import Browser
from .test_people import PASSWORD, come


@pytest.mark.parametrize(
    "query",
    ["before=-1", f"before={2**64}", "limit=0", "since=0001-01-01T00:00:00%2B14:00", "until=2026-01-01T00:00:00"],
)
def test_what_cannot_be_asked_of_the_audit_trail_is_refused(browser: Browser, query: str) -> None:
    browser.get(f"/api/audit?{query}", 422)


def test_the_audit_trail_is_asked_for_a_time(browser: Browser) -> None:
    assert browser.get("/api/audit?until=2020-01-01T00:00:00Z") == {"entries": []}
    assert len(browser.get("/api/audit?since=2020-01-01T00:00:00%2B08:00")["entries"]) >= 2


def test_the_audit_trail_tells_who_did_what_from_where_and_no_secret(browser: Browser, site: Site) -> None:
    token = browser.post("/api/invitations", {"role": "viewer"})["token"]
    li = come(browser, token)
    li.post("/api/session", {"name": "li", "password": "wrong wrong"}, 401)
    li.post("/api/session", {"name": "my password by mistake", "password": "x"}, 401)
    li.post("/api/flows", {"id": "mine"}, 403)
    entries = browser.get("/api/audit")["entries"]
    assert [(entry.get("who", ""), entry["what"], entry.get("subject", "")) for entry in entries] == [
        ("li", "refused", "flows.edit"),
        ("", "sign-in refused", ""),
        ("", "sign-in refused", "li"),
        ("li", "signed in", "li"),
        ("li", "account made", "li"),
        ("wang", "invited", "Viewer"),
        ("wang", "signed in", "wang"),
        ("wang", "account made", "wang"),
        *(("li", entry["what"], entry.get("subject", "")) for entry in entries[8:]),
    ]
    assert {entry["address"] for entry in entries[:8]} == {"127.0.0.1"}
    kept = repr(site.store.audit.entries())
    assert not any(secret in kept for secret in (token, PASSWORD, "wrong wrong", "my password", browser.csrf))
    page = browser.get(f"/api/audit?limit=2&before={entries[2]['number']}")["entries"]
    assert [entry["number"] for entry in page] == [entry["number"] for entry in entries[3:5]]
    assert [entry["what"] for entry in browser.get("/api/audit?who=wang&what=invited")["entries"]] == ["invited"]


def test_it_is_asked_for_what_was_done_to_whom_in_the_language_of_the_page(browser: Browser, site: Site) -> None:
    site.note("li", "role set", "100% Wang_Jr")
    assert [each["subject"] for each in browser.get("/api/audit?subject=wang_jr")["entries"]] == ["100% Wang_Jr"]
    assert browser.get("/api/audit?subject=wang%25jr") == {"entries": []}
    words = browser.get("/api/audit/words?language=zh-CN")
    assert words["people"] == ["li", "wang"]
    assert {"what": "role set", "label": "更改角色"} in words["actions"]
    assert {"what": "role set", "label": "Role set"} in browser.get("/api/audit/words")["actions"]
    (entry,) = browser.get("/api/audit?what=role%20set&language=zh-CN")["entries"]
    assert (entry["what"], entry["label"]) == ("role set", "更改角色")
    (entry,) = browser.get("/api/audit?what=account%20made&language=zh-CN")["entries"]
    assert entry["detail"] == "管理员"


def test_what_callers_newly_get_is_told_by_its_versions(browser: Browser, site: Site) -> None:
    browser.post("/api/publications", {"flows": ["telebank"], "note": "Opening hours"})
    (entry,) = browser.get("/api/audit?what=publish")["entries"]
    assert entry["detail"] == "telebank version 1: Opening hours"


def test_as_a_file_nothing_is_a_formula_and_taking_it_is_on_record(browser: Browser, site: Site) -> None:
    site.note(
        "=HYPERLINK(0)",
        "role set",
        "+1",
    )
    site.store.audit.note("li", "role set", "a\r\nb", '@SUM(A1),"x"')
    answer = browser.send("GET", "/api/audit/export?what=role%20set")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert [(row["who"], row["subject"], row["detail"]) for row in rows] == [
        ("li", "a\r\nb", '\'@SUM(A1),"x"'),
        ("'=HYPERLINK(0)", "'+1", ""),
    ]
    assert browser.get("/api/audit?limit=1")["entries"][0]["what"] == "audit exported"


@pytest.mark.parametrize("role", ["viewer", "editor", "publisher"])
def test_it_is_for_admins_only(browser: Browser, role: str) -> None:
    other = come(browser, browser.post("/api/invitations", {"role": role})["token"])
    for path in ("/api/audit", "/api/audit/words", "/api/audit/export"):
        assert other.get(path, 403)["code"] == "forbidden"
