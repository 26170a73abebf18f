"""The live wall over HTTP and WebSocket, fed by an engine's feed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask.testing import FlaskClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from designer.site import Site
from designer.wall.watchers import SIGNED_OUT
from ivrflow.monitor.changes import Changes
from ivrflow.monitor.feed import Feed, FeedSettings
from ivrflow.monitor.handshake import PURPOSE

from ..browser import Browser
from ..wall.told import CALL, STATUS
from .test_roles import signed_in_as

ORIGIN = "http://localhost"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def feed(site: Site) -> Iterator[Feed]:
    """An engine that tells of one call."""
    lease = site.store.leases.acquire("main")
    made = Feed(FeedSettings(site.store.secrets.get(PURPOSE)))
    made.start()
    made.tell(Changes(STATUS, {"a": {**CALL, "agent": HOSTILE}}, exits={"telebank": {"main": {"key 1": 4}}}))
    site.store.whereabouts.put("main", "{}:{}".format(*made.address))
    site.wall.start("127.0.0.1", 0)
    assert site.wall.picture("masked")["calls"], "it answers once the engine was heard"
    yield made
    site.wall.stop()
    made.stop()
    site.store.leases.release(lease)


@contextmanager
def watch(site: Site, ticket: object, origin: str = ORIGIN) -> Iterator[ClientConnection]:
    with connect(f"ws://127.0.0.1:{site.wall.port}/api/wall/live", origin=Origin(origin), max_size=None) as page:
        page.send(ticket if isinstance(ticket, bytes) else json.dumps({"ticket": ticket}))
        yield page


def _read_on(page: ClientConnection) -> None:
    for _ in range(20):
        page.recv(timeout=20)


def closed(page: ClientConnection) -> int:
    """Why, once what was on its way is read."""
    with pytest.raises(ConnectionClosed) as why:
        _read_on(page)
    assert why.value.rcvd is not None
    return why.value.rcvd.code


def until_told(page: ClientConnection, member: str) -> Any:
    """What it is told first of that, within some seconds."""
    for _ in range(15):
        if told := json.loads(page.recv(timeout=20)).get(member):
            return told
    raise AssertionError(f"{member} was not told")


def test_the_wall_is_told_at_once_and_then_each_second(browser: Browser, site: Site, feed: Feed) -> None:
    ticket = browser.post("/api/wall/tickets", {}, 201)
    assert ticket["url"] == f"ws://localhost:{site.wall.port}/api/wall/live"
    with watch(site, ticket["ticket"]) as page:
        whole = json.loads(page.recv(timeout=20))
        assert (whole["whole"], whole["calls"][0]["ani"], whole["engines"][0]["link"]) == (
            True,
            "13800001234",
            "watched",
        )
        page.recv(timeout=20)
        feed.tell(Changes(calls={"a": {"at": "main"}, "b": CALL}))
        assert until_told(page, "changed") == [{"id": "a", "at": "main"}]
        feed.tell(Changes(gone=["a"]))
        assert until_told(page, "gone") == ["a"]
        feed.stop()
        assert until_told(page, "gone") == ["b"]


def test_what_one_gets_by_request_is_what_one_is_told(browser: Browser, feed: Feed) -> None:
    picture = browser.get("/api/wall")
    assert picture["whole"]
    assert [(call["id"], call["at"], call["agent"]) for call in picture["calls"]] == [("a", "welcome", HOSTILE)]
    now = browser.get("/api/flows/telebank/now")
    assert now.pop("begin_ms") % 900_000 == 0
    assert now == {
        "here": 1,
        "watched": True,
        "zone": "UTC",
        "nodes": [
            {"node": "main", "here": 0, "exits": {"key 1": 4}},
            {"node": "welcome", "here": 1, "exits": {}},
        ],
    }


def test_a_viewer_sees_no_numbers_wherever_he_looks(browser: Browser, site: Site, feed: Feed) -> None:
    viewer = signed_in_as("viewer", browser, site)
    assert viewer.get("/api/wall")["calls"][0]["ani"] == "***1234"
    with watch(site, viewer.post("/api/wall/tickets", {}, 201)["ticket"]) as page:
        feed.tell(Changes(calls={"b": CALL}))
        told = [page.recv(timeout=20) for _ in range(3)]
        assert all("***1234" in each for each in told[:1])
        assert not any("13800001234" in str(each) or "Li Wei" in str(each) for each in told)


def test_a_role_that_is_taken_away_hides_numbers_without_a_new_page(browser: Browser, site: Site, feed: Feed) -> None:
    editor = signed_in_as("editor", browser, site)
    with watch(site, editor.post("/api/wall/tickets", {}, 201)["ticket"]) as page:
        assert json.loads(page.recv(timeout=20))["calls"][0]["ani"] == "13800001234"
        browser.send("PATCH", "/api/people/editor", {"role": "viewer"})
        assert until_told(page, "whole")
        feed.tell(Changes(calls={"b": CALL}))
        assert [call["ani"] for call in until_told(page, "calls")] == ["***1234"]


def test_a_ticket_opens_one_line_of_its_own_page(browser: Browser, site: Site, feed: Feed) -> None:
    ticket = browser.post("/api/wall/tickets", {}, 201)["ticket"]
    with watch(site, ticket) as page:
        assert page.recv(timeout=20)
        with watch(site, ticket) as replayed:
            assert closed(replayed) == SIGNED_OUT
    other = browser.post("/api/wall/tickets", {}, 201)["ticket"]
    with watch(site, other, "http://elsewhere.example") as foreign:
        assert closed(foreign) == SIGNED_OUT


def test_what_is_no_ticket_opens_nothing(site: Site, feed: Feed) -> None:
    for said in (b"", b"nonsense", b"[]", b"\xff", None, {"a": 1}, "never given"):
        with watch(site, said) as page:
            assert closed(page) == SIGNED_OUT


def test_who_signs_out_elsewhere_sees_nothing_more(browser: Browser, site: Site, feed: Feed) -> None:
    editor = signed_in_as("editor", browser, site)
    with watch(site, editor.post("/api/wall/tickets", {}, 201)["ticket"]) as page:
        assert page.recv(timeout=20)
        browser.delete("/api/people/editor/sign-ins")
        assert closed(page) == SIGNED_OUT
    late = site.wall.tickets.give("a session that is over", ORIGIN)
    with watch(site, late) as page:
        assert closed(page) == SIGNED_OUT


def test_the_page_may_open_the_wall_and_nothing_else(client: FlaskClient, site: Site, feed: Feed) -> None:
    policy = client.get("/api/session").headers["Content-Security-Policy"]
    assert f"connect-src 'self' ws://localhost:{site.wall.port}/api/wall/live;" in policy


def test_without_a_wall_flows_are_drawn_all_the_same(browser: Browser) -> None:
    assert browser.get("/api/wall") == {"whole": True}
    assert browser.post("/api/wall/tickets", {}, 503)["code"] == "unavailable"
    now = browser.get("/api/flows/telebank/now")
    assert (now["here"], now["watched"], now["nodes"]) == (0, False, [])
    assert browser.get("/api/wall/names") == {"flows": []}


def test_today_is_told_for_any_zone(browser: Browser) -> None:
    assert browser.get("/api/wall/today?zone=Asia/Shanghai")["offered"] == 0
    assert "Nowhere" in browser.get("/api/wall/today?zone=Nowhere", 422)["detail"]


def test_names_are_those_of_what_is_published(browser: Browser, site: Site) -> None:
    site.publish(["telebank"], "li", "first")
    flows = browser.get("/api/wall/names")["flows"]
    assert [(each["flow"], each["title"], each["nodes"]["main"]) for each in flows] == [
        ("telebank", "Telephone banking", "Main menu")
    ]
