"""A browser goes to the provider and comes back as somebody, or is told why not."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask.testing import FlaskClient

from designer.site import Site

from ..browser import Browser
from .idp import IdentityProvider


def goes(client: FlaskClient, back: str = "/") -> str:
    """To the provider; where that sends the browser back to."""
    there = client.get("/api/single-sign-on/start", query_string={"back": back})
    assert there.status_code == 302, there.get_data(as_text=True)
    answer = requests.get(there.headers["Location"], allow_redirects=False, timeout=10)
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def comes(client: FlaskClient, back: str = "/") -> str:
    """There and back; where the page goes then."""
    answer = client.get(goes(client, back))
    assert answer.status_code == 302, answer.get_data(as_text=True)
    return str(answer.headers["Location"])


def test_the_first_time_makes_an_account_and_later_times_find_it(
    client: FlaskClient, site: Site, provider: IdentityProvider
) -> None:
    browser = Browser(client)
    assert browser.get("/api/session")["single_sign_on"] == "Northern Bank"
    assert comes(client, "/flows/telebank") == "/flows/telebank"
    state = browser.get("/api/session")
    assert (state["name"], state["role"], state["has_password"]) == ("zhao", "editor", False)
    browser.csrf = state["csrf"]
    browser.delete("/api/session")
    provider.person = provider.person | {"groups": ["ivr-team", "ivr-publishers"], "preferred_username": "renamed"}
    comes(client)
    state = browser.get("/api/session")
    assert (state["name"], state["role"]) == ("zhao", "publisher")
    what = [(each.who, each.what) for each in site.store.audit.entries()]
    assert what == [
        ("zhao", "signed in"),
        ("zhao", "role set"),
        ("zhao", "signed out"),
        ("zhao", "signed in"),
        ("zhao", "account made"),
    ]


def test_the_cookie_is_out_of_reach_and_the_trips_own_is_gone(client: FlaskClient) -> None:
    answer = client.get(goes(client))
    cookies = answer.headers.getlist("Set-Cookie")
    (session,) = (each for each in cookies if each.startswith("ivrflow_session="))
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(session.split("; "))
    assert client.get_cookie("ivrflow_trip", path="/api/single-sign-on") is None


def test_an_address_that_is_opened_again_signs_nobody_in(client: FlaskClient) -> None:
    address = goes(client)
    client.get(address)
    Browser(client, Browser(client).get("/api/session")["csrf"]).delete("/api/session")
    assert client.get(address).headers["Location"] == "/#/refused/expired"
    assert Browser(client).get("/api/session")["name"] is None


def test_another_browser_is_not_signed_in_by_my_address(client: FlaskClient) -> None:
    # Somebody who sends his own address would have others work in his account.
    address = goes(client)
    other = client.application.test_client()
    assert other.get(address).headers["Location"] == "/#/refused/expired"
    assert Browser(other).get("/api/session")["name"] is None


@pytest.mark.parametrize("change", ["state=guessed", "state="])
def test_a_wrong_state_signs_nobody_in(client: FlaskClient, change: str) -> None:
    path, _, query = goes(client).partition("?")
    wrong = f"{path}?code={parse_qs(query)['code'][0]}&{change}"
    assert client.get(wrong).headers["Location"] == "/#/refused/expired"
    assert Browser(client).get("/api/session")["name"] is None


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        ({"groups": ["others"]}, "no-role"),
        ({"groups": []}, "no-role"),
        ({"email": "zhao@bank.example", "email_verified": False}, "unverified"),
        ({"preferred_username": "wang"}, "refused"),
        ({"preferred_username": "a\x1b[2Jb"}, "refused"),
        ({"nonce": "another"}, "untrusted"),
        ({"iss": "https://evil.example"}, "untrusted"),
    ],
)
def test_who_is_not_let_in_is_told_why_and_makes_no_account(
    client: FlaskClient,
    browser: Browser,
    site: Site,
    provider: IdentityProvider,
    person: dict[str, object],
    reason: str,
) -> None:
    provider.person = provider.person | person
    newcomer = client.application.test_client()
    assert comes(newcomer) == f"/#/refused/{reason}"
    assert Browser(newcomer).get("/api/session")["name"] is None
    assert [each.name for each in site.store.accounts.list()] == ["wang"]
    newest = site.store.audit.entries()[0]
    assert (newest.what, newest.subject, newest.address) == ("sign-in refused", "single sign-on", "127.0.0.1")
    assert newest.detail.startswith("1, ") == (reason != "untrusted"), "whom the provider vouches for, once it does"
    assert Browser(newcomer).get(f"/api/single-sign-on/refusals/{reason}")["sentence"]


def test_who_was_disabled_or_lost_the_group_is_out(
    client: FlaskClient, browser: Browser, provider: IdentityProvider
) -> None:
    zhao = client.application.test_client()
    comes(zhao)
    browser.send("PATCH", "/api/people/zhao", {"disabled": True})
    Browser(zhao).get("/api/flows", 401)
    assert comes(zhao) == "/#/refused/refused"
    browser.send("PATCH", "/api/people/zhao", {"disabled": False})
    provider.person = provider.person | {"groups": []}
    assert comes(zhao) == "/#/refused/no-role"


def test_the_password_door_stays_shut_for_those_who_have_none(client: FlaskClient, browser: Browser) -> None:
    comes(client.application.test_client())
    stranger = Browser(client.application.test_client())
    for password in ("", "zhao", "three plain words"):
        stranger.post("/api/session", {"name": "zhao", "password": password}, 401)
    assert "has no password here" in browser.post("/api/people/zhao/reset", {}, 422)["detail"]
    refused = browser.send("PATCH", "/api/people/zhao", {"role": "admin"})
    assert refused.status_code == 422
    assert "change it there" in refused.get_json()["detail"]


def test_what_the_provider_refuses_is_told(client: FlaskClient) -> None:
    state = parse_qs(urlsplit(client.get("/api/single-sign-on/start").headers["Location"]).query)["state"][0]
    answer = client.get(f"/api/single-sign-on/return?error=access_denied&state={state}")
    assert answer.headers["Location"] == "/#/refused/declined"
