"""There is no default account; what is not ours gets nowhere."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from designer.site import Site

from ..browser import Browser

PASSWORD = "three plain words"


def test_nobody_can_sign_in_before_the_first_account_is_made(client: FlaskClient) -> None:
    browser = Browser(client)
    state = browser.get("/api/session")
    assert (state["set_up"], state["name"], state["csrf"], state["allowed"]) == (False, None, None, [])
    assert browser.post("/api/session", {"name": "admin", "password": "admin"}, 401)["code"] == "wrong-password"


def test_the_link_makes_the_first_administrator_once(client: FlaskClient, site: Site) -> None:
    token = site.desk.first_link()
    body = {"token": token, "name": " 王 ", "password": PASSWORD}
    state = Browser(client).post("/api/accounts", body)
    assert (state["name"], state["role"], "publish" in state["allowed"]) == ("王", "admin", True)
    second = Browser(client.application.test_client())
    assert "was used or has expired" in second.post("/api/accounts", {**body, "name": "li"}, 422)["detail"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"password": "short"}, "10 to 1000 characters"),
        ({"name": "\n"}, "1 to 64 letters"),
        ({"token": "x"}, "expired"),
    ],
)
def test_what_cannot_be_an_account_is_refused(
    client: FlaskClient, site: Site, change: dict[str, str], told: str
) -> None:
    body = {"token": site.desk.first_link(), "name": "wang", "password": PASSWORD, **change}
    assert told in Browser(client).post("/api/accounts", body, 422)["detail"]
    assert not site.desk.is_set_up


def test_the_cookie_is_out_of_reach_of_scripts(client: FlaskClient, site: Site) -> None:
    body = {"token": site.desk.first_link(), "name": "wang", "password": PASSWORD}
    cookie = client.post("/api/accounts", json=body).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_a_cookie_is_worth_nothing_after_signing_out(browser: Browser, client: FlaskClient) -> None:
    cookie = client.get_cookie("ivrflow_session")
    assert cookie is not None
    browser.delete("/api/session")
    client.set_cookie("ivrflow_session", cookie.value)
    assert browser.get("/api/flows", 401)["code"] == "signed-out"


def test_without_an_account_there_is_nothing_to_see(client: FlaskClient) -> None:
    assert Browser(client).get("/api/flows", 401)["detail"].startswith("You are not signed in")


def test_a_change_without_the_token_of_the_page_is_refused(browser: Browser) -> None:
    browser.csrf = "guessed"
    assert browser.post("/api/flows", {"id": "evil"}, 403)["code"] == "csrf"
    browser.csrf = ""
    assert browser.post("/api/flows", {"id": "evil"}, 403)["code"] == "csrf"


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_page_cannot_sign_in_or_change_anything(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = client.post("/api/session", json={"name": "a", "password": "b"}, headers=headers)
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["code"] == "csrf"


def test_five_wrong_passwords_are_enough(browser: Browser, client: FlaskClient) -> None:
    other = Browser(client.application.test_client())
    for _ in range(5):
        other.post("/api/session", {"name": "wang", "password": "wrong"}, 401)
    answer = other.send("POST", "/api/session", {"name": "wang", "password": PASSWORD})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 600
    assert answer.json is not None
    assert "try again in 15 minutes" in answer.json["detail"]


def test_a_new_password_signs_out_every_other_browser(browser: Browser, client: FlaskClient) -> None:
    other = Browser(client.application.test_client())
    other.csrf = other.post("/api/session", {"name": "wang", "password": PASSWORD})["csrf"]
    other.get("/api/flows")
    new = {"old": PASSWORD, "new": "four other plain words"}
    browser.csrf = browser.post("/api/session/password", new)["csrf"]
    browser.get("/api/flows")
    other.get("/api/flows", 401)
    assert other.post("/api/session/password", new, 401)["code"] == "signed-out"


def test_a_wrong_old_password_changes_nothing(browser: Browser) -> None:
    browser.post("/api/session/password", {"old": "wrong", "new": "four other plain words"}, 401)
    browser.get("/api/flows")


def test_a_link_says_what_it_is_for_and_looking_does_not_use_it_up(client: FlaskClient, site: Site) -> None:
    browser = Browser(client)
    token = site.desk.first_link()
    for _ in range(2):
        told = browser.post("/api/accounts/link", {"token": token})
        assert (told["role"], told["first"], told.get("account", "")) == ("admin", True, "")
    browser.csrf = browser.post("/api/accounts", {"token": token, "name": "wang", "password": PASSWORD})["csrf"]
    reset = browser.post("/api/people/wang/reset", {})["token"]
    told = browser.post("/api/accounts/link?language=zh-CN", {"token": reset})
    assert (told["account"], told.get("first", False), told["role_label"]) == ("wang", False, "管理员")


def test_links_are_not_guessed(client: FlaskClient) -> None:
    browser = Browser(client)
    for _ in range(5):
        assert "was used or has expired" in browser.post("/api/accounts/link", {"token": "guess"}, 422)["detail"]
    assert browser.post("/api/accounts/link", {"token": "guess"}, 429)["code"] == "too-many"


def test_a_browser_that_was_signed_out_from_elsewhere_is_out_for_good(browser: Browser, client: FlaskClient) -> None:
    other = Browser(client.application.test_client())
    other.csrf = other.post("/api/session", {"name": "wang", "password": PASSWORD})["csrf"]
    cookie = other.client.get_cookie("ivrflow_session")
    assert cookie is not None
    (there,) = (each for each in browser.get("/api/session/browsers")["browsers"] if not each.get("here"))
    (here,) = browser.delete(f"/api/session/browsers/{there['id']}")["browsers"]
    assert here["here"]
    other.get("/api/flows", 401)
    replayed = client.application.test_client()
    replayed.set_cookie("ivrflow_session", cookie.value)
    assert Browser(replayed).get("/api/flows", 401)["code"] == "signed-out"
    assert cookie.value not in str(site_answers(browser))


def site_answers(browser: Browser) -> list[object]:
    """All that is told about sign-ins."""
    return [browser.get(path) for path in ("/api/session", "/api/session/browsers", "/api/people", "/api/audit")]
