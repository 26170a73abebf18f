"""What an admin does about people, and what the audit trail tells of it."""

from __future__ import annotations

from typing import Any

import pytest

from designer.site import Site

from ..browser import Browser

PASSWORD = "three plain words"


def come(browser: Browser, token: str, name: str = "li", status: int = 200) -> Browser:
    """Somebody follows a link, in a browser of his own."""
    other = Browser(browser.client.application.test_client())
    state = other.post("/api/accounts", {"token": token, "name": name, "password": PASSWORD}, status)
    other.csrf = state.get("csrf", "")
    return other


def change(browser: Browser, name: str, status: int = 200, **what: Any) -> Any:
    answer = browser.send("PATCH", f"/api/people/{name}", what)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer.get_json()


def test_somebody_is_invited_comes_rises_and_goes(browser: Browser) -> None:
    token = browser.post("/api/invitations", {"role": "viewer"})["token"]
    (open_one,) = browser.get("/api/invitations")["invitations"]
    assert (open_one["role"], open_one["author"]) == ("viewer", "wang")
    li = come(browser, token)
    assert li.get("/api/session")["role"] == "viewer"
    assert browser.get("/api/invitations") == {"invitations": []}
    people = change(browser, "li", role="publisher")["people"]
    assert [(each["name"], each["role"], each["sign_ins"]) for each in people] == [
        ("li", "publisher", 1),
        ("wang", "admin", 1),
    ]
    assert "publish" in li.get("/api/session")["allowed"]
    change(browser, "li", disabled=True)
    li.get("/api/flows", 401)
    assert li.post("/api/session", {"name": "li", "password": PASSWORD}, 401)["code"] == "wrong-password"
    change(browser, "li", disabled=False)
    li.post("/api/session", {"name": "li", "password": PASSWORD})


def test_a_link_that_was_revoked_makes_nothing(browser: Browser) -> None:
    token = browser.post("/api/invitations", {"role": "admin"})["token"]
    (open_one,) = browser.get("/api/invitations")["invitations"]
    browser.delete(f"/api/invitations/{open_one['id']}")
    come(browser, token, status=422)
    browser.delete(f"/api/invitations/{open_one['id']}", 422)


def test_a_forgotten_password_is_set_by_a_link(browser: Browser) -> None:
    li = come(browser, browser.post("/api/invitations", {"role": "editor"})["token"])
    token = browser.post("/api/people/li/reset", {})["token"]
    come(browser, token, "wang", 422)
    again = come(browser, token)
    assert again.get("/api/session")["role"] == "editor"
    li.get("/api/flows", 401)


def test_a_link_does_not_let_in_who_was_disabled(browser: Browser) -> None:
    come(browser, browser.post("/api/invitations", {"role": "editor"})["token"])
    token = browser.post("/api/people/li/reset", {})["token"]
    change(browser, "li", disabled=True)
    come(browser, token, status=422).get("/api/flows", 401)


def test_sign_ins_are_ended_by_their_owner_and_by_admins(browser: Browser) -> None:
    li = come(browser, browser.post("/api/invitations", {"role": "editor"})["token"])
    lost = Browser(browser.client.application.test_client())
    lost.csrf = lost.post("/api/session", {"name": "li", "password": PASSWORD})["csrf"]
    assert li.delete("/api/session/others") == {"browsers": 1}
    lost.get("/api/flows", 401)
    li.get("/api/flows")
    assert browser.delete("/api/people/li/sign-ins") == {"browsers": 1}
    li.get("/api/flows", 401)


def test_the_last_admin_stays_one(browser: Browser) -> None:
    for what in ({"role": "viewer"}, {"disabled": True}):
        assert "Nobody would be admin" in change(browser, "wang", 422, **what)["detail"]
    assert browser.get("/api/session")["role"] == "admin"


@pytest.mark.parametrize("name", ["nobody", "../wang", "%00", "' OR 1=1 --"])
def test_of_whom_nobody_knows_nothing_changes(browser: Browser, name: str) -> None:
    assert browser.send("PATCH", f"/api/people/{name}", {"role": "viewer"}).status_code in (404, 405, 422)
    assert browser.send("POST", f"/api/people/{name}/reset", {}).status_code in (404, 405, 422)
    assert [each["role"] for each in browser.get("/api/people")["people"]] == ["admin"]


@pytest.mark.parametrize(
    "query",
    ["before=-1", f"before={2**64}", "limit=0", "since=0001-01-01T00:00:00%2B14:00", "until=2026-01-01T00:00:00"],
)
def test_what_cannot_be_asked_of_the_audit_trail_is_refused(browser: Browser, query: str) -> None:
    browser.get(f"/api/audit?{query}", 422)


def test_the_audit_trail_is_asked_for_a_time(browser: Browser) -> None:
    assert browser.get("/api/audit?until=2020-01-01T00:00:00Z") == {"entries": []}
    assert len(browser.get("/api/audit?since=2020-01-01T00:00:00%2B08:00")["entries"]) >= 2


@pytest.mark.parametrize("body", [{"role": "root"}, {"role": "admin", "more": 1}, {"disabled": "maybe"}])
def test_what_cannot_be_is_refused(browser: Browser, body: dict[str, Any]) -> None:
    assert browser.send("PATCH", "/api/people/wang", body).status_code == 422


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
        ("wang", "invited", "viewer"),
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
