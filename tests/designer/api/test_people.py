"""What an admin does about people."""

from __future__ import annotations

from typing import Any

import pytest

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


@pytest.mark.parametrize("body", [{"role": "root"}, {"role": "admin", "more": 1}, {"disabled": "maybe"}])
def test_what_cannot_be_is_refused(browser: Browser, body: dict[str, Any]) -> None:
    assert browser.send("PATCH", "/api/people/wang", body).status_code == 422


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_an_admin_sees_where_somebody_is_signed_in_and_ends_one(browser: Browser) -> None:
    li = come(browser, browser.post("/api/invitations", {"role": "editor"})["token"])
    second = Browser(browser.client.application.test_client())
    second.client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    second.csrf = second.post("/api/session", {"name": "li", "password": PASSWORD})["csrf"]
    seen = browser.get("/api/people/li/browsers")["browsers"]
    assert ("Firefox 140, Linux", "127.0.0.1") in [(each.get("device"), each["address"]) for each in seen]
    firefox = next(each["id"] for each in seen if each["device"].startswith("Firefox"))
    (left,) = browser.delete(f"/api/people/li/browsers/{firefox}")["browsers"]
    assert left["id"] != firefox
    second.get("/api/flows", 401)
    li.get("/api/flows")
    browser.delete(f"/api/people/li/browsers/{firefox}", 422)


def test_nobody_ends_or_sees_the_browsers_of_others_by_their_ids(browser: Browser) -> None:
    li = come(browser, browser.post("/api/invitations", {"role": "publisher"})["token"])
    (here,) = browser.get("/api/session/browsers")["browsers"]
    assert here["here"]
    assert li.delete(f"/api/session/browsers/{here['id']}", 422)["detail"] == "This browser is signed out already."
    assert li.get("/api/people/wang/browsers", 403)["code"] == "forbidden"
    assert li.send("DELETE", f"/api/people/wang/browsers/{here['id']}").status_code == 403
    assert [each["id"] for each in li.get("/api/session/browsers")["browsers"]] != [here["id"]]
    for wrong in ("0", "../wang", "%25", "0" * 64):
        assert li.send("DELETE", f"/api/session/browsers/{wrong}").status_code in (403, 404, 405, 422)
    browser.get("/api/flows")


def test_an_invitation_is_revoked_by_admins_only(browser: Browser) -> None:
    li = come(browser, browser.post("/api/invitations", {"role": "publisher"})["token"])
    browser.post("/api/invitations", {"role": "editor"})
    (open_one,) = browser.get("/api/invitations")["invitations"]
    li.delete(f"/api/invitations/{open_one['id']}", 403)
    assert len(browser.get("/api/invitations")["invitations"]) == 1


def test_links_are_made_at_a_human_pace(browser: Browser) -> None:
    for _ in range(60):
        browser.post("/api/invitations", {"role": "viewer"})
    assert browser.post("/api/invitations", {"role": "viewer"}, 429)["code"] == "too-many"
    assert browser.post("/api/people/wang/reset", {}, 429)["code"] == "too-many"


@pytest.mark.parametrize("name", ["a\x00b", "a\nb", "\u202eadmin", "x" * 65, " ", "\x1b[2J", "a/b", "..", "."])
def test_names_that_cannot_be_shown_on_a_line_or_be_in_an_address_are_refused(browser: Browser, name: str) -> None:
    token = browser.post("/api/invitations", {"role": "viewer"})["token"]
    come(browser, token, name, 422)


def test_markup_in_a_name_is_a_name(browser: Browser) -> None:
    come(browser, browser.post("/api/invitations", {"role": "viewer"})["token"], "<img src=x onerror=alert(1)>")
    answer = browser.send("GET", "/api/people")
    assert answer.mimetype == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "<img src=x onerror=alert(1)>" in [each["name"] for each in answer.get_json()["people"]]
