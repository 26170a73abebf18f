"""An operator is told what is wrong with a service before a caller finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.host.http.checking import check_service

from ..servers import HttpService, Reply
from .crm import read_crm, resolve


@pytest.mark.parametrize("status", [200, 204, 401, 404, 405, 500])
def test_any_answer_shows_that_the_service_is_there(service: HttpService, status: int) -> None:
    service.reply = lambda _seen: Reply(b"", status)
    assert check_service(read_crm(service.port), resolve, Path()) == ()
    assert [(seen.method, seen.target) for seen in service.seen] == [("OPTIONS", "/v2/")]


def test_a_service_that_is_not_ready_not_there_or_not_allowed_is_told(service: HttpService) -> None:
    service.reply = lambda _seen: Reply(b"", 503)
    source = read_crm(service.port)
    assert check_service(source, resolve, Path()) == ("hosts/crm.toml: the service is not ready (status 503)",)
    (told,) = check_service(source, resolve, Path(), lambda _host, _port: ("169.254.169.254",))
    assert "an address that may not be reached" in told
    service.close()
    (told,) = check_service(source, resolve, Path())
    assert told == (
        "hosts/crm.toml: the service cannot be reached (Connection refused); is it running, and the url right?"
    )
