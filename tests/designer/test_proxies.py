"""Proxies that are trusted are believed, and nobody else: neither for a caller's address nor for HTTPS."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from designer.app import create_app
from designer.proxies import BehindProxies, read_proxies
from designer.site import Site
from ivrflow.model.errors import Misuse

from .browser import Browser

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PROXY = "10.0.0.5"
BALANCER = "10.0.1.9"
TRUSTED = read_proxies([PROXY, "10.0.1.0/24", "fd00::5"])
STRANGER = "203.0.113.9"


def came(peer: str, **headers: str) -> dict[str, Any]:
    """What the application gets of a request that this peer sends."""
    got: dict[str, Any] = {}

    def app(environ: WSGIEnvironment, _start: StartResponse) -> list[bytes]:
        got.update(environ)
        return []

    environ = {"REMOTE_ADDR": peer, "HTTP_HOST": "inside:8080", "wsgi.url_scheme": "http"}
    environ |= {f"HTTP_X_FORWARDED_{name}": value for name, value in headers.items()}
    BehindProxies(app, TRUSTED)(environ, lambda *_: lambda _: None)
    return got


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "asking"),
    [
        (PROXY, STRANGER, STRANGER),
        (PROXY, f"{STRANGER}, {BALANCER}", STRANGER),
        (PROXY, f"1.2.3.4, {STRANGER}", STRANGER),
        (PROXY, f"1.2.3.4, 10.0.1.77, {STRANGER}, {BALANCER}", STRANGER),
        (PROXY, f"{STRANGER}:4711", STRANGER),
        (PROXY, "[2001:db8::7]:4711", "2001:db8::7"),
        (PROXY, "2001:db8::7", "2001:db8::7"),
        (PROXY, f"::ffff:{STRANGER}", STRANGER),
        (f"::ffff:{PROXY}", STRANGER, STRANGER),
        ("fd00::5", STRANGER, STRANGER),
        (PROXY, BALANCER, BALANCER),
        # Who it was is told by nobody.
        (PROXY, "", PROXY),
        (PROXY, "unknown", PROXY),
        (PROXY, f"{STRANGER}, <script>", PROXY),
        (PROXY, f"{STRANGER},", PROXY),
        # Not ours.
        (STRANGER, "1.2.3.4", STRANGER),
        (STRANGER, PROXY, STRANGER),
        ("10.0.2.1", "1.2.3.4", "10.0.2.1"),
    ],
)
def test_who_asks_is_the_first_from_the_right_who_is_no_proxy_of_ours(
    peer: str, forwarded_for: str, asking: str
) -> None:
    assert came(peer, FOR=forwarded_for)["REMOTE_ADDR"] == asking


@given(st.lists(st.one_of(st.ip_addresses().map(str), st.text(max_size=20))))
def test_nothing_that_a_caller_writes_makes_it_somebody_else(made_up: list[str]) -> None:
    through = ", ".join([*made_up, STRANGER])
    assert came(PROXY, FOR=through)["REMOTE_ADDR"] == STRANGER
    assert came(STRANGER, FOR=through)["REMOTE_ADDR"] == STRANGER


@pytest.mark.parametrize(
    ("proto", "scheme"),
    [
        ("https", "https"),
        ("HTTPS", "https"),
        ("http", "http"),
        ("gopher", "http"),
        ("", "http"),
        ("https, http", "http"),
    ],
)
def test_https_is_what_the_trusted_proxy_says_last(proto: str, scheme: str) -> None:
    assert came(PROXY, FOR=STRANGER, PROTO=proto)["wsgi.url_scheme"] == scheme
    assert came(STRANGER, FOR=STRANGER, PROTO=proto)["wsgi.url_scheme"] == "http"


def test_behind_two_proxies_the_outer_one_knows_name_and_scheme() -> None:
    got = came(
        PROXY, FOR=f"{STRANGER}, {BALANCER}", PROTO="gopher, https, http", HOST="evil.example, ivr.example, inner"
    )
    assert (got["wsgi.url_scheme"], got["HTTP_HOST"]) == ("https", "ivr.example")
    got = came(PROXY, FOR=f"{STRANGER}, {BALANCER}", PROTO="https", HOST="ivr.example")
    assert (got["wsgi.url_scheme"], got["HTTP_HOST"]) == ("https", "ivr.example")


def test_what_strangers_say_is_taken_away_and_told_to_the_log_once(caplog: pytest.LogCaptureFixture) -> None:
    got: list[WSGIEnvironment] = []

    def app(environ: WSGIEnvironment, _start: StartResponse) -> list[bytes]:
        got.append(environ)
        return []

    behind = BehindProxies(app, TRUSTED)
    said = {"HTTP_X_FORWARDED_FOR": "1.2.3.4", "HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "for=1.2.3.4"}
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            behind({"REMOTE_ADDR": STRANGER, "HTTP_HOST": "ivr.example", **said}, lambda *_: lambda _: None)
    assert got == [{"REMOTE_ADDR": STRANGER, "HTTP_HOST": "ivr.example"}] * 2
    (told,) = caplog.messages
    assert told.startswith(f"{STRANGER} says for whom it asks, and is not believed")


@pytest.mark.parametrize("wrong", ["nginx", "10.0.0.5/40", "10.0.0.5/16", ""])
def test_what_is_no_address_is_refused_at_the_start(wrong: str) -> None:
    with pytest.raises(Misuse, match=r"\[designer\] proxies: .* is no address and no network"):
        read_proxies([PROXY, wrong])


# With the designer behind it -----------------------------------------------------------------------------------------


@pytest.fixture
def proxied(browser: Browser, site: Site) -> FlaskClient:
    """How the trusted proxy reaches the designer, in which `wang` has an account."""
    site.proxies = TRUSTED
    client = create_app(site).test_client()
    client.environ_base["REMOTE_ADDR"] = PROXY
    return client


def sign_in(client: FlaskClient, password: str, name: str = "wang", **forwarded: str) -> Any:
    headers = {f"X-Forwarded-{key}": value for key, value in forwarded.items()}
    return client.post("/api/session", json={"name": name, "password": password}, headers=headers)


def test_five_wrong_passwords_close_the_door_to_their_address_alone(proxied: FlaskClient) -> None:
    for number in range(5):
        # Each time it says that it is somebody else; the proxy adds who it really is.
        answer = sign_in(proxied, "wrong", f"guess{number}", For=f"198.51.100.{number}, {STRANGER}")
        assert answer.status_code == 401
    assert sign_in(proxied, "three plain words", For=STRANGER).status_code == 429
    assert sign_in(proxied, "three plain words", For="198.51.100.1").status_code == 200


def test_who_comes_past_the_proxy_cannot_be_somebody_else_either(proxied: FlaskClient) -> None:
    proxied.environ_base["REMOTE_ADDR"] = STRANGER
    for number in range(5):
        assert sign_in(proxied, "wrong", f"guess{number}", For=f"198.51.100.{number}").status_code == 401
    assert sign_in(proxied, "wrong", "guess5", For="198.51.100.5").status_code == 429


def test_the_record_of_changes_tells_from_where(proxied: FlaskClient, site: Site) -> None:
    sign_in(proxied, "three plain words", For=f"1.2.3.4, {STRANGER}")
    newest = site.store.audit.entries()[0]
    assert (newest.who, newest.what, newest.address) == ("wang", "signed in", STRANGER)
    (here, _) = site.desk.browsers(_signed_in(site, proxied))
    assert here.address == STRANGER


def _signed_in(site: Site, client: FlaskClient) -> Any:
    cookie = client.get_cookie("ivrflow_session")
    assert cookie is not None
    return site.desk.user_of(cookie.value)


def test_the_page_looks_for_the_wall_and_keeps_its_cookie_where_https_is_when_the_proxy_speaks_it(
    proxied: FlaskClient, site: Site
) -> None:
    site.wall.start("127.0.0.1", 0)
    answer = sign_in(proxied, "three plain words", For=STRANGER, Proto="https", Host="ivr.example")
    assert "Secure" in answer.headers["Set-Cookie"].split("; ")
    assert answer.headers["Strict-Transport-Security"]
    assert "connect-src 'self' wss://ivr.example/api/wall/live;" in answer.headers["Content-Security-Policy"]
    proxied.delete_cookie("ivrflow_session")
    plain = sign_in(proxied, "three plain words", For=STRANGER, Proto="http")
    assert "Secure" not in plain.headers["Set-Cookie"].split("; ")
    assert "Strict-Transport-Security" not in plain.headers


def test_the_page_may_call_itself_what_the_proxy_calls_it(proxied: FlaskClient) -> None:
    body = {"name": "wang", "password": "three plain words"}
    headers = {"Origin": "https://ivr.example", "X-Forwarded-Host": "ivr.example", "X-Forwarded-Proto": "https"}
    assert proxied.post("/api/session", json=body, headers=headers).status_code == 200
    proxied.environ_base["REMOTE_ADDR"] = STRANGER
    assert proxied.post("/api/session", json=body, headers=headers).status_code == 403
