"""Where there is no identity provider, nothing leads to one; the way there and back is in ../single_sign_on."""

from __future__ import annotations

from flask.testing import FlaskClient

from ..browser import Browser


def test_without_a_provider_nothing_leads_there(client: FlaskClient) -> None:
    browser = Browser(client)
    assert browser.get("/api/session").get("single_sign_on") is None
    assert "by name and password" in browser.get("/api/single-sign-on/start", 404)["detail"]
    browser.get("/api/single-sign-on/return?code=x&state=y", 404)


def test_the_reason_of_a_refusal_is_put_into_words_and_nothing_else_is(client: FlaskClient) -> None:
    browser = Browser(client)
    told = browser.get("/api/single-sign-on/refusals/no-role?language=zh-CN")
    assert told == {"sentence": "您的机构没有为您分配角色，请联系管理员"}
    browser.get("/api/single-sign-on/refusals/You%20won", 404)
