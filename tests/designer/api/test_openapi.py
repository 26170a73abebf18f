"""The description is what the routes do: requests made from it, sensible and senseless, never meet a defect of ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel
from schemathesis.core.result import Ok

from designer.api.routing import action_of
from tools.openapi import FILE, description

from ..browser import Browser

# Publishing and proving take seconds each, and have tests of their own.
SLOW = {"publish", "prove_flow", "time_flow", "suggest_conversations"}
ENDING = {"sign_out", "change_password"}
"""After these there is nobody to ask on."""


def test_the_file_for_the_page_is_what_the_routes_say() -> None:
    assert FILE.read_text("utf-8") == description(), "run `python -m tools.openapi`"


def test_the_page_that_explains_the_api_needs_no_script(client: FlaskClient) -> None:
    answer = client.get("/api")
    assert answer.status_code == 200
    text = answer.get_data(as_text=True)
    assert "/api/flows/{flow}" in text
    assert "<script" not in text
    assert 'style="' not in text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_every_route_says_who_may_use_it(client: FlaskClient) -> None:
    views = client.application.view_functions
    silent = [name for name, view in views.items() if action_of(view) is None and name not in ("page", "static")]
    assert silent == []


def test_every_route_but_a_few_is_closed_to_strangers(client: FlaskClient) -> None:
    public = {"get_session", "sign_in", "make_account", "look_up_link"}
    spec = json.loads(FILE.read_text("utf-8"))
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            if operation["operationId"] not in public:
                url = re.sub(r"\{\w+\}", "1", path)
                answer = client.open(url, method=method.upper(), json={})
                assert answer.status_code in (401, 404), (method, path, answer.status_code)


@pytest.mark.slow
def test_no_request_meets_a_defect(browser: Browser) -> None:
    # Not through its pytest plugin, which does not know this pytest.
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", browser.client.application)
    operations = [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]
    operations = [each for each in operations if each.definition.raw["operationId"] not in SLOW | ENDING]
    assert len(operations) > 40
    cookie = browser.client.get_cookie("ivrflow_session")
    assert cookie is not None
    headers, cookies = {"X-CSRF-Token": browser.csrf}, {"ivrflow_session": cookie.value}
    answered: set[int] = set()

    for operation in operations:

        @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(operation.as_strategy())
        def no_defect(case: schemathesis.Case[Any]) -> None:
            if "flow" in case.path_parameters:
                # Made-up names lead nowhere.
                case.path_parameters["flow"] = "telebank"
            answer = case.call(headers=headers, cookies=cookies)
            answered.add(answer.status_code)
            assert answer.status_code < 500 or answer.status_code == 503, (case.as_curl_command(), answer.text)
            if answer.status_code >= 400:
                assert answer.headers["content-type"][0].startswith("application/problem+json"), answer.headers
                assert answer.json()["detail"]

        no_defect()
    assert {200, 201, 404, 409, 422} <= answered


def test_no_two_shapes_share_a_name() -> None:
    # In the description the second would silently stand for the first.
    names: dict[str, type] = {}
    for shape in _shapes(BaseModel):
        if shape.__module__.startswith("designer."):
            assert names.setdefault(shape.__name__, shape) is shape, f"{names[shape.__name__]} and {shape}"


def _shapes(shape: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for below in shape.__subclasses__():
        yield below
        yield from _shapes(below)
