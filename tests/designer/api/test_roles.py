"""Every route, and who may use it: nobody who is not signed in, and nobody beyond what `can` allows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from designer.accounts.permissions import ACTIONS, ALLOWED, PUBLIC, ROLES, User, can
from designer.api.routing import action_of
from designer.site import Site

from ..browser import Browser

TABLE = {
    "account.use": {
        "DELETE /api/session",
        "DELETE /api/session/browsers/<browser>",
        "DELETE /api/session/others",
        "GET /api/session/browsers",
        "POST /api/session/password",
    },
    "calls.see": {
        "POST /api/flows/<flow>/replay/<call>",
    },
    "flows.delete": {
        "DELETE /api/flows/<flow>",
    },
    "flows.edit": {
        "POST /api/archive/<flow>/restore",
        "POST /api/flows",
        "POST /api/flows/<flow>/copy",
        "POST /api/flows/<flow>/rename",
        "POST /api/import",
        "POST /api/simulations/<call>/keep",
        "PUT /api/flows/<flow>",
        "PUT /api/flows/<flow>/conversations",
    },
    "flows.see": {
        "GET /api/archive",
        "GET /api/catalogue",
        "GET /api/export",
        "GET /api/findings",
        "GET /api/flows",
        "GET /api/flows/<flow>",
        "GET /api/flows/<flow>/conversations",
        "GET /api/flows/<flow>/diff",
        "GET /api/flows/<flow>/export",
        "GET /api/flows/<flow>/revisions",
        "GET /api/flows/<flow>/revisions/<int:number>",
        "GET /api/flows/<flow>/versions",
        "GET /api/flows/<flow>/versions/<int:number>",
        "GET /api/live",
        "GET /api/live/<subject>",
        "GET /api/live/<subject>/<name>",
        "GET /api/live/<subject>/<name>/form",
        "GET /api/calendars/countries",
        "POST /api/calendars/days",
        "POST /api/calendars/moment",
        "POST /api/live/check",
        "GET /api/milestones",
        "GET /api/names",
        "GET /api/templates",
        "GET /api/publications",
        "GET /api/routes",
        "GET /api/schedules",
        "POST /api/documents/format",
        "POST /api/documents/parse",
        "POST /api/documents/print",
        "POST /api/flows/<flow>/check",
        "POST /api/flows/<flow>/presence",
    },
    "flows.test": {
        "DELETE /api/simulations/<call>",
        "GET /api/calls",
        "GET /api/simulations/<call>",
        "POST /api/calls",
        "POST /api/flows/<flow>/conversations/run",
        "POST /api/flows/<flow>/proof",
        "POST /api/flows/<flow>/replay",
        "POST /api/flows/<flow>/suggestions",
        "POST /api/flows/<flow>/timing",
        "POST /api/simulations",
        "POST /api/simulations/<call>/act",
    },
    "hosts.ask": {
        "POST /api/statements/try",
    },
    "live.edit": {
        "DELETE /api/live/<subject>/<name>",
        "PUT /api/live/<subject>/<name>",
        "PUT /api/live/<subject>/<name>/form",
    },
    "people.manage": {
        "DELETE /api/invitations/<invitation>",
        "DELETE /api/people/<name>/browsers/<browser>",
        "DELETE /api/people/<name>/sign-ins",
        "GET /api/people/<name>/browsers",
        "GET /api/invitations",
        "GET /api/people",
        "PATCH /api/people/<name>",
        "POST /api/invitations",
        "POST /api/people/<name>/reset",
    },
    "audit.see": {
        "GET /api/audit",
        "GET /api/audit/export",
        "GET /api/audit/words",
    },
    "prompts.edit": {
        "DELETE /api/recordings",
        "POST /api/recordings",
        "POST /api/recordings/archive",
        "POST /api/recordings/restore",
        "PUT /api/recordings/transcript",
    },
    "prompts.hear": {
        "GET /api/recordings",
        "GET /api/texts",
        "GET /api/recordings/history",
        "GET /api/recordings/sounds/<sha256>/<which>.wav",
        "GET /api/sounds/<sound>.wav",
        "POST /api/sounds",
    },
    "reports.edit": {
        "DELETE /api/reports/saved/<int:number>",
        "POST /api/reports/saved",
        "PUT /api/reports/saved/<int:number>",
    },
    "reports.see": {
        "GET /api/reports",
        "GET /api/reports/answer",
        "GET /api/reports/saved",
        "GET /api/reports/services",
        "GET /api/reports/values",
        "GET /api/record-names",
        "GET /api/records/<call>",
        "GET /api/records/<call>/flows/<flow>",
        "POST /api/records/search",
    },
    "public": {
        "GET /api",
        "GET /api/openapi.json",
        "GET /api/session",
        "GET /api/single-sign-on/refusals/<reason>",
        "GET /api/single-sign-on/return",
        "GET /api/single-sign-on/start",
        "GET /api/style.css",
        "POST /api/accounts",
        "POST /api/accounts/link",
        "POST /api/session",
    },
    "wall.see": {
        "GET /api/flows/<flow>/now",
        "GET /api/wall",
        "GET /api/wall/names",
        "GET /api/wall/today",
        "POST /api/wall/tickets",
    },
    "publish": {
        "DELETE /api/routes/<pattern>",
        "DELETE /api/schedules/<int:number>",
        "POST /api/publications",
        "POST /api/publications/<int:publication>/rollback",
        "POST /api/schedules",
        "PUT /api/routes/<pattern>",
    },
}
"""What is asked → the routes that ask it."""

MAY: dict[str, set[str]] = {
    "viewer": {"account.use", "flows.see", "prompts.hear", "reports.see", "wall.see"},
    "editor": {"calls.see", "flows.edit", "flows.delete", "flows.test", "hosts.ask", "prompts.edit", "reports.edit"},
    "publisher": {"live.edit", "publish"},
    "admin": {"people.manage", "audit.see"},
}
"""Role → what it may do that those before it may not."""

PAGE = {"GET /", "GET /<path:path>"}
ENDING = {"DELETE /api/session", "DELETE /api/people/<name>/sign-ins"}
"""After them there is nobody to ask on."""

ROUTES = [(action, route) for action, routes in TABLE.items() for route in sorted(routes)]
CLOSED = [(action, route) for action, route in ROUTES if action != PUBLIC]


def _url(route: str) -> tuple[str, str]:
    method, _, rule = route.partition(" ")
    url = rule.replace("<flow>", "telebank").replace("<sound>", "0" * 64)
    return method, re.sub(r"<[^>]*>", "1", url)


def _answer(browser: Browser, route: str) -> tuple[int, str]:
    """Status and code. What is sent makes no sense: who may is asked before anything else."""
    method, url = _url(route)
    body: Any = {"json": []} if method in ("POST", "PUT", "PATCH") else {}
    answer = browser.send(method, url, **body)
    return answer.status_code, (answer.get_json(silent=True) or {}).get("code", "") if answer.status_code > 400 else ""


def test_the_table_holds_every_route(client: FlaskClient) -> None:
    app = client.application
    there = {
        (action_of(app.view_functions[rule.endpoint]) or "page", f"{method} {rule.rule}")
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert there == {*ROUTES, *(("page", route) for route in PAGE)}
    assert set(TABLE) == ACTIONS | {PUBLIC}
    assert set().union(*MAY.values()) == ACTIONS
    assert {role for roles in ALLOWED.values() for role in roles} == set(ROLES)


def test_a_stranger_gets_nowhere(client: FlaskClient) -> None:
    browser = Browser(client)
    for _, route in CLOSED:
        assert _answer(browser, route) == (401, "signed-out"), route


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_is_its_own_and_nothing_else(browser: Browser, site: Site, role: str) -> None:
    other = signed_in_as(role, browser, site)
    may = set().union(*(MAY[each] for each in ROLES[: ROLES.index(role) + 1]))
    assert set(other.get("/api/session")["allowed"]) == may
    for action, route in CLOSED:
        if route not in ENDING:
            refused = _answer(other, route) == (403, "forbidden")
            assert refused == (action not in may), (role, route)


def test_a_role_that_is_taken_away_is_gone_with_the_next_request(browser: Browser, site: Site) -> None:
    other = signed_in_as("editor", browser, site)
    other.get("/api/flows")
    browser.send("PATCH", "/api/people/editor", {"role": "viewer"})
    assert other.post("/api/flows", {"id": "mine"}, 403)["code"] == "forbidden"
    browser.send("PATCH", "/api/people/editor", {"disabled": True})
    assert other.get("/api/flows", 401)["code"] == "signed-out"


def signed_in_as(role: str, browser: Browser, site: Site) -> Browser:
    """Somebody with that role in a browser of his own."""
    token = browser.post("/api/invitations", {"role": role})["token"]
    other = Browser(browser.client.application.test_client())
    other.csrf = other.post("/api/accounts", {"token": token, "name": role, "password": "three plain words"})["csrf"]
    return other


def test_an_admin_is_refused_nowhere(browser: Browser) -> None:
    for _, route in sorted(CLOSED, key=lambda each: each[1] == "DELETE /api/session"):
        assert _answer(browser, route)[0] not in (401, 403, 500), route
    assert browser.get("/api/session")["name"] is None


def test_what_nobody_declared_is_allowed_to_nobody() -> None:
    admin = User("wang", "admin", "", "")
    assert can(admin, "publish")
    assert not can(admin, "rule the world")
    assert not can(User("li", "guest", "", ""), "flows.see")
    assert not can(None, "flows.see")
    assert can(None, PUBLIC)
