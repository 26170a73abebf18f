"""Statements over HTTP, at services that work and services that do not."""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ivrflow.host.http.carrier import HttpCarrier
from ivrflow.model.errors import Unavailable
from ivrflow.model.events import Queried
from ivrflow.model.values import Money

from ..certificates import Authority
from ..desk import Desk
from ..servers import HttpService, RawServer, Reply, Seen
from .crm import OK, PATIENT, SECRETS, at, desk_for, read_crm, replying, resolve

SECRET_URL = ("http://127.0.0.1:1/v2", "env:URL")
OF_HTTP = ("[source]", '[source]\nkind = "http"')
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def test_a_customer_is_found_with_declared_types(service: HttpService, desk: Desk) -> None:
    body = '{"name": "李雷", "balance": {"amount": 1024.10, "currency code": "cny"}, "since": "2020-02-29"}'
    service.reply = lambda _seen: Reply(body.encode())
    answer = desk.ask("customer", number="6222/02".replace("/", ""), at=NOON)
    assert answer == Queried(
        1, "found", {"name": "李雷", "balance": Money(Decimal("1024.10"), "CNY"), "since": date(2020, 2, 29)}
    )
    (seen,) = service.seen
    assert seen.target == "/v2/customers/622202/card?fields=name%2Cbalance&at=2026-03-02T04%3A00%3A00Z"
    assert seen.headers["Authorization"] == f"Bearer {SECRETS['env:CRM_TOKEN']}"
    assert (seen.headers["X-Key"], seen.headers["X-Tenant"]) == (SECRETS["env:CRM_KEY"], "north")
    assert seen.headers["Host"] == f"127.0.0.1:{service.port}"


def test_a_status_can_mean_that_there_is_none(service: HttpService, desk: Desk) -> None:
    service.reply = lambda _seen: Reply(b"<html>no json", 404)
    assert desk.ask("customer", number="1", at=NOON) == Queried(1, "empty")


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ('{"found": [{"number": 7}]}', Queried(1, "found", {"number": "7"})),
        ('{"found": {"number": "007"}}', Queried(1, "found", {"number": "007"})),
        ('{"found": []}', Queried(1, "empty")),
        ('{"found": null}', Queried(1, "empty")),
        ("{}", Queried(1, "empty")),
        ('{"found": [{"number": 7}, {"number": 8}]}', Queried(1, "many")),
        ('{"found": [{}]}', Queried(1, "failed", {}, "bad result")),
        ('{"found": ["x"]}', Queried(1, "failed", {}, "bad result")),
    ],
)
def test_none_one_and_many_are_told_apart(service: HttpService, desk: Desk, body: str, answer: Queried) -> None:
    service.reply = lambda _seen: Reply(body.encode())
    assert desk.ask("search", owner="Han", pin="1234", amount=Decimal("0.10")) == answer


def test_a_body_is_made_of_values_and_keeps_its_shape(service: HttpService, desk: Desk) -> None:
    service.reply = lambda _seen: Reply(b'{"found": []}')
    payload = '", "admin": true, "x": "\\ \u2028 \0 李'
    desk.ask("search", owner=payload, pin="1234", amount=Decimal("1E+3"))
    (seen,) = service.seen
    assert json.loads(seen.body) == {
        "owner": payload,
        "limit": 2,
        "tags": ["a", True, 1.5],
        "deep": {"pin": "1234", "amount": 1000},
    }
    assert b"1.50" in seen.body
    assert seen.headers["Content-Type"] == "application/json"


def test_a_form_is_sent_and_its_write_is_done_whatever_the_body_says(service: HttpService, desk: Desk) -> None:
    service.reply = lambda _seen: Reply(b"queued", 202)
    assert desk.ask("text", to="+8613800001111", body="您好 & kind=fax") == Queried(1, "done")
    (seen,) = service.seen
    assert seen.body == b"to=%2B8613800001111&body=%E6%82%A8%E5%A5%BD+%26+kind%3Dfax&kind=sms"


@pytest.mark.parametrize("number", ["../admin", "..", ".", "", "a/b", "a\\b", "a\r\nX: y", "\0"])
def test_what_cannot_stand_in_a_path_is_refused_and_nothing_is_sent(
    service: HttpService, desk: Desk, caplog: pytest.LogCaptureFixture, number: str
) -> None:
    assert desk.ask("customer", number=number, at=NOON) == Queried(1, "failed", {}, "refused")
    assert service.seen == []
    assert "nothing is sent: number cannot be part of a path" in caplog.text or number in ("..", ".")


def test_half_a_character_is_refused_without_being_told(
    service: HttpService, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    assert desk.ask("text", to="1", body="caf\udce9") == Queried(1, "failed", {}, "refused")
    assert service.seen == []
    assert "no valid Unicode" in caplog.text
    assert "caf" not in caplog.text


@pytest.mark.parametrize("status", [301, 302, 307, 400, 401, 500])
def test_another_status_is_the_reason_and_a_redirect_is_not_followed(
    service: HttpService, desk: Desk, status: int
) -> None:
    elsewhere = (("Location", f"http://127.0.0.1:{service.port}/elsewhere"),)
    service.reply = lambda _seen: Reply(b'{"n": 1}', status, elsewhere)
    assert desk.ask("ping") == Queried(1, "failed", {}, f"status {status}")
    assert [seen.target for seen in service.seen] == ["/v2/ping"]
    assert desk.runner._breaker._failures == 0


def test_a_service_that_asks_to_be_spared_is_spared(service: HttpService, desk: Desk) -> None:
    service.reply = lambda _seen: Reply(b"", 503)
    assert [desk.ask("ping").reason for _ in range(6)] == ["status 503"] * 5 + ["unavailable"]
    assert len(service.seen) == 5


def test_a_certificate_is_verified_against_the_sources_own_authority_and_name(
    authority: Authority, tmp_path: Path
) -> None:
    service = HttpService(authority.server("crm.bank.example", asks_client=True))
    service.reply = lambda _seen: Reply(b'{"n": 1}')
    (tmp_path / "ca.pem").write_bytes(authority.file.read_bytes())
    (tmp_path / "me.pem").write_bytes(authority.issue("ivr.bank.example").read_bytes())
    url = ("http://127.0.0.1", "https://crm.bank.example")
    own = ("pool ", 'ca_file = "ca.pem"\nclient_certificate = "me.pem"\npool ')

    def ask(*changes: tuple[str, str]) -> str:
        source = read_crm(service.port, *changes, PATIENT)
        desk = desk_for(source, tmp_path, lambda _host, _port: ("127.0.0.1",))
        answer = desk.ask("ping")
        desk.close()
        return answer.reason or answer.outcome

    assert ask(url, own) == "found"
    assert service.seen[0].headers["Host"] == f"crm.bank.example:{service.port}"
    assert ask((url[0], "https://other.bank.example"), own) == "unavailable"
    assert ask(url) == "unavailable"
    assert ask(url, (own[0], own[1].replace('client_certificate = "me.pem"', ""))) == "unavailable"
    assert len(service.seen) == 1
    service.close()


def test_old_tls_is_not_spoken(serve: Callable[..., RawServer], authority: Authority, tmp_path: Path) -> None:
    context = authority.server("old.bank.example")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    server = serve(replying(OK + b'\r\n{"n": 1}'), context)
    (tmp_path / "ca.pem").write_bytes(authority.file.read_bytes())
    changes = ("http://127.0.0.1", "https://old.bank.example"), ("pool ", 'ca_file = "ca.pem"\npool '), PATIENT
    desk = desk_for(read_crm(server.port, *changes), tmp_path, lambda _host, _port: ("127.0.0.1",))
    assert desk.ask("ping").reason == "unavailable"
    desk.close()


def test_a_name_that_changes_its_address_leads_nowhere_else(service: HttpService) -> None:
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("169.254.169.254",)

    service.reply = lambda _seen: Reply(b'{"n": 1}')
    desk = desk_for(read_crm(service.port, ("127.0.0.1", "crm.bank.example")), resolver=rebinding)
    assert desk.ask("ping").outcome == "found"
    assert asked == ["crm.bank.example"]
    assert desk.ask("ping") == Queried(1, "failed", {}, "refused")
    assert asked == ["crm.bank.example"] * 2
    assert len(service.seen) == 1
    desk.close()


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "::ffff:127.0.0.1", "0.0.0.0"])
def test_a_public_source_does_not_reach_the_companys_network(
    service: HttpService, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    changes = ("http://127.0.0.1", "https://crm.bank.example"), ("private_network = true", "private_network = false")
    desk = desk_for(read_crm(service.port, *changes), resolver=lambda _host, _port: (address,))
    assert desk.ask("ping") == Queried(1, "failed", {}, "refused")
    assert "is private_network = true missing?" in caplog.text
    desk.close()


def test_secrets_are_in_no_log(service: HttpService, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def echo(seen: Seen) -> Reply:
        return Reply(json.dumps({"echo": [seen.headers, seen.target, seen.body.decode()]}).encode())

    service.reply = echo
    assert desk.ask("search", owner="private-owner", pin="secret-pin", amount=None) == Queried(1, "empty")
    assert desk.ask("customer", number="private-number", at=NOON).reason == "bad result"
    service.reply = lambda seen: echo(seen)._replace(status=400)
    assert desk.ask("search", owner="private-owner", pin="secret-pin", amount=None).reason == "status 400"
    service.close()
    assert desk.ask("customer", number="private-number", at=NOON).reason == "unavailable"
    assert caplog.text.count("host crm.customer: ") == 3
    for hidden in (*SECRETS.values(), "private-", "secret-pin"):
        assert hidden not in caplog.text


@pytest.mark.parametrize(
    ("changes", "secrets", "message"),
    [
        (
            (SECRET_URL, OF_HTTP),
            {"env:URL": "x"},
            "url names no host",
        ),
        (
            (
                SECRET_URL,
                OF_HTTP,
                ("private_network = true", ""),
            ),
            {"env:URL": "http://crm.example"},
            "url is not encrypted",
        ),
        ((), {"env:CRM_KEY": "a\r\nX-Admin: 1"}, "the header X-Key holds"),
        ((), {"env:CRM_TOKEN": "pässword"}, "the header Authorization holds"),
        ((("pool ", 'ca_file = "nowhere.pem"\npool '),), {}, "ca_file cannot be used .No such file"),
        ((("pool ", 'ca_file = "odd.pem"\npool '),), {}, "ca_file cannot be used"),
        ((("pool ", 'client_certificate = "odd.pem"\npool '),), {}, "client_certificate cannot be used"),
    ],
)
def test_what_cannot_be_used_is_told_at_the_start_without_being_shown(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], secrets: dict[str, str], message: str
) -> None:
    (tmp_path / "odd.pem").write_text("no certificate")
    source = read_crm(1, *changes)
    with pytest.raises(Unavailable, match=f"^hosts/crm.toml: {message}") as raised:
        HttpCarrier(source, lambda text: secrets.get(text, resolve(text)), tmp_path)
    assert not any(secret in str(raised.value) for secret in ("X-Admin", "pässword"))


def test_a_user_and_a_password_are_sent_as_basic(service: HttpService) -> None:
    changes = ('{ bearer = "env:CRM_TOKEN" }', '{ user = "ivr", password = "env:CRM_TOKEN" }')
    with at(service.port, changes) as desk:
        desk.ask("ping")
    assert service.seen[0].headers["Authorization"] == "Basic aXZyOnQwcC1zM2NyZXQtdG9rZW4="


def test_a_parameter_that_is_nothing_is_null_in_json_and_left_out_elsewhere(service: HttpService, desk: Desk) -> None:
    seen: list[Seen] = service.seen
    desk.ask("search", owner=None, pin=None, amount=None)
    desk.ask("text", to=None, body="x")
    desk.ask("customer", number="1", at=None)
    assert json.loads(seen[0].body)["deep"] == {"pin": None, "amount": None}
    assert seen[1].body == b"body=x&kind=sms"
    assert seen[2].target == "/v2/customers/1/card?fields=name%2Cbalance"
