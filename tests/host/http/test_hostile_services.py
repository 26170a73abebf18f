"""Statements over HTTP at services that lie, hang, dribble, flood and break off."""

from __future__ import annotations

import queue
import socket
from collections.abc import Callable
from decimal import Decimal

import pytest

from ivrflow.model.events import Queried

from ..desk import Desk
from ..servers import HttpService, RawServer, Reply, read_request
from .crm import OK, PATIENT, at, replying


@pytest.mark.parametrize(
    "data",
    [
        OK + b"\r\nno json",
        OK + b"\r\n" + b"[" * 100_000,
        OK + b'\r\n{"n": NaN}',
        OK + b'\r\n{"n": 1e999999999}',
        OK + b'\r\n{"n": ' + b"9" * 100_000 + b"}",
        OK + b'\r\n{"n": "\xff"}',
        OK + b'\r\n"' + b'\\"' * 100_000,
        OK + b'\r\n{"m": 1}',
        OK + b'\r\n{"n": [1]}',
        OK + b'\r\n{"n": 1}{}',
        OK + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08",
        b"HTTP/1.1 204 No Content\r\n\r\n",
    ],
)
def test_an_answer_that_is_not_what_was_declared_is_a_bad_result(serve: Callable[..., RawServer], data: bytes) -> None:
    with at(serve(replying(data)).port, PATIENT) as desk:
        assert desk.ask("ping") == Queried(1, "failed", {}, "bad result")


def test_a_text_that_nobody_could_store_is_a_bad_result(service: HttpService, desk: Desk) -> None:
    service.reply = lambda _seen: Reply(b'{"found": {"number": "\\ud800"}}')
    assert desk.ask("search", owner="", pin="", amount=None).reason == "bad result"


@pytest.mark.parametrize(
    "data",
    [
        OK + b"\r\n" + b" " * 400_000,
        OK + b"Content-Length: 900000\r\n\r\n" + b" " * 900_000,
        OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + b" " * 65536 + b"\r\n" + b"1\r\n \r\n" * 100_000,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000,
    ],
)
def test_an_answer_that_is_too_large_is_given_up(serve: Callable[..., RawServer], data: bytes) -> None:
    with at(serve(replying(data)).port, PATIENT) as desk:
        assert desk.ask("ping") == Queried(1, "failed", {}, "too large")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"HTTP/1.1 2",
        b"220 mail.example ESMTP\r\n",
        OK + b"X: " + b"y" * 70_000 + b"\r\n\r\n",
        OK + b"X: y\r\n" * 200 + b"\r\n",
        OK + b'Content-Length: 50\r\n\r\n{"n": 1}',
        OK + b'Transfer-Encoding: chunked\r\n\r\n8\r\n{"n": 1}',
        OK + b'Transfer-Encoding: chunked\r\n\r\nzz\r\n{"n": 1}',
    ],
)
def test_a_service_that_breaks_off_is_asked_once_more_and_then_unavailable(
    serve: Callable[..., RawServer], data: bytes
) -> None:
    server = serve(replying(data))
    with at(server.port, PATIENT) as desk:
        assert desk.ask("ping") == Queried(1, "failed", {}, "unavailable")
        assert desk.runner._breaker._failures == 1
    assert server.accepted == 2


def test_the_second_try_of_a_read_may_succeed(serve: Callable[..., RawServer]) -> None:
    def behave(connection: socket.socket, server: RawServer) -> None:
        read_request(connection)
        if server.accepted == 2:
            connection.sendall(OK + b'\r\n{"n": 3}')

    with at(serve(behave).port, PATIENT) as desk:
        assert desk.ask("ping") == Queried(1, "found", {"n": Decimal(3)})


def test_a_write_that_breaks_off_is_unknown_and_never_sent_again(serve: Callable[..., RawServer]) -> None:
    server = serve(replying(b""))
    with at(server.port) as desk:
        assert desk.ask("text", to="1", body="x") == Queried(1, "failed", {}, "unknown")
    assert server.accepted == 1


def test_a_write_that_never_reached_the_service_is_not_unknown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with at(port) as desk:
        assert desk.ask("text", to="1", body="x") == Queried(1, "failed", {}, "unavailable")


@pytest.mark.parametrize("status", [502, 504])
def test_a_gateway_that_does_not_know_leaves_a_write_unknown(service: HttpService, desk: Desk, status: int) -> None:
    service.reply = lambda _seen: Reply(b"", status)
    assert desk.ask("text", to="1", body="x").reason == "unknown"
    assert desk.ask("ping").reason == f"status {status}"


def test_a_write_with_an_idempotency_key_is_sent_again_with_the_same_key(serve: Callable[..., RawServer]) -> None:
    keys: list[bytes] = []

    def behave(connection: socket.socket, _server: RawServer) -> None:
        request = read_request(connection)
        keys.extend(line for line in request.split(b"\r\n") if line.startswith(b"Idempotency-Key: "))
        if len(keys) > 1:
            connection.sendall(OK + b'\r\n{"number": 1}')

    with at(serve(behave).port) as desk:
        assert desk.ask("order", id="7") == Queried(1, "done", {"number": Decimal(1)})
        assert desk.ask("order", id="7").outcome == "done"
    first, again, another = keys
    assert first == again != another


def hanging(connection: socket.socket, server: RawServer) -> None:
    read_request(connection)
    server.over.wait()


def dribbling(head: bytes) -> Callable[[socket.socket, RawServer], None]:
    """Always another byte before anybody loses patience with a single read."""

    def behave(connection: socket.socket, server: RawServer) -> None:
        read_request(connection)
        connection.sendall(head)
        while not server.over.wait(0.02):
            connection.sendall(b"1")

    return behave


@pytest.mark.parametrize(
    "behave",
    [
        hanging,
        lambda _connection, server: server.over.wait(),
        dribbling(b""),
        dribbling(OK + b"X: "),
        dribbling(OK + b"\r\n"),
        dribbling(OK + b"Transfer-Encoding: chunked\r\n\r\n"),
    ],
)
def test_a_service_that_takes_too_long_is_given_up_although_it_still_says_something(
    serve: Callable[..., RawServer], behave: Callable[[socket.socket, RawServer], None]
) -> None:
    server = serve(behave)
    with at(server.port) as desk:
        assert desk.ask("ping") == Queried(1, "failed", {}, "timeout")
    assert server.accepted == 1


def test_a_handshake_that_never_ends_is_given_up(serve: Callable[..., RawServer]) -> None:
    server = serve(lambda _connection, server: server.over.wait())
    with at(server.port, ("http://", "https://")) as desk:
        assert desk.ask("ping") == Queried(1, "failed", {}, "timeout")


def test_a_caller_who_is_gone_ends_a_read_and_not_a_write(serve: Callable[..., RawServer]) -> None:
    def behave(connection: socket.socket, server: RawServer) -> None:
        request = read_request(connection)
        if request.startswith(b"POST"):
            desk.runner.submit(read)
            read_arrived.get(timeout=10)
            write.cancel()
            read.cancel()
            connection.sendall(OK + b"\r\n")
        else:
            read_arrived.put(None)
            gone.put(connection.recv(1))

    read_arrived, gone = queue.SimpleQueue[None](), queue.SimpleQueue[bytes]()
    with at(serve(behave).port, PATIENT) as desk:
        write, told = desk.begin("text", {"to": "1", "body": "x"})
        read, told_nothing = desk.begin("ping", {})
        desk.runner.submit(write)
        assert told.get(timeout=10) == Queried(1, "done")
        assert gone.get(timeout=10) == b""
        assert told_nothing.empty()
