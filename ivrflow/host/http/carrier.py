"""Carries out the statements of one service."""

from __future__ import annotations

import base64
import http.client
import logging
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ivrflow.host.answer import Answer
from ivrflow.host.declared import HostSource
from ivrflow.host.http.answer import read_answer
from ivrflow.host.http.client import HEADERS_LIMIT, RESPONSE_LIMIT, Received, exchange
from ivrflow.host.http.declared import Auth, HttpRequest, HttpSettings
from ivrflow.host.http.request import Outgoing, prepare
from ivrflow.host.http.url import parse_http_url
from ivrflow.host.job import Job
from ivrflow.host.network.addresses import Forbidden, Resolver, system_resolver
from ivrflow.host.network.faults import TooMuch, in_words
from ivrflow.host.network.opening import Reach, WireLimits, open_wire
from ivrflow.host.network.tls import open_trust
from ivrflow.host.network.wire import Wire
from ivrflow.host.results import BadResult
from ivrflow.host.secrets import ResolveSecret
from ivrflow.model.errors import Unavailable

__all__ = ["HttpCarrier"]

logger = logging.getLogger(__name__)

LONGEST_S = 10.0
"""However long a query may wait, a request takes no longer. A write has this long even if nobody waits any more."""
TRIES = 2


@dataclass(frozen=True, slots=True)
class _Sending:
    """A request on its way."""

    outgoing: Outgoing
    headers: Mapping[str, str] = field(repr=False)
    deadline: float
    """Of time.monotonic()."""


class _Broken(Exception):
    """There is no whole response."""

    def __init__(self, cause: Exception, has_sent: bool) -> None:
        super().__init__()
        self.cause, self.has_sent = cause, has_sent


class HttpCarrier:
    """Any thread may use it. Raises Unavailable for a url, secret or certificate that cannot be used."""

    def __init__(
        self, source: HostSource, resolve: ResolveSecret, folder: Path, resolver: Resolver = system_resolver
    ) -> None:
        assert isinstance(source.settings, HttpSettings)
        self._source, self._settings = source, source.settings
        try:
            self._place = place = parse_http_url(resolve(source.url))
        except ValueError as error:
            raise Unavailable(f"{source.path}: {error}") from None
        network = source.settings.network
        if not place.encrypted and not network.private_network:
            raise Unavailable(f"{source.path}: url is not encrypted; use https://, or private_network = true")
        trust = open_trust(network, source.path, folder)
        self._reach = Reach(place.host, place.port, network.private_network, trust, resolver)
        self._common = {**_resolved(source.settings.headers, resolve), **_authorization(source.settings.auth, resolve)}
        self._headers = {
            name: {**self._common, **_resolved(_own_headers(declared.inside), resolve)}
            for name, declared in source.statements.items()
        }
        for header, value in [pair for headers in (self._common, *self._headers.values()) for pair in headers.items()]:
            if not value.isascii() or not value.isprintable():
                raise Unavailable(f"{source.path}: the header {header} holds what is no printable ASCII")

    def carry_out(self, job: Job) -> Answer:
        declared, write = job.declared, job.write
        request = declared.inside
        assert isinstance(request, HttpRequest)
        headers = self._headers[declared.statement.name]
        try:
            outgoing = prepare(request, self._place.base, dict(job.query.arguments))
        except ValueError as error:
            # Its text may be Unicode's own, which quotes the value.
            words = "an argument is no valid Unicode" if isinstance(error, UnicodeError) else error
            logger.error("host %s: nothing is sent: %s", declared.statement.key, words)
            return Answer("failed", reason="refused")
        if request.idempotency_header:
            headers = {**headers, request.idempotency_header: str(uuid.uuid4())}
        patience_s = LONGEST_S if write else min(LONGEST_S, job.query.timeout_ms / 1000)
        tries = 1 if write and not request.idempotency_header else TRIES
        return self._try(job, _Sending(outgoing, headers, time.monotonic() + patience_s), tries)

    def ask_options(self, deadline: float) -> int:
        """The status with which the service answers OPTIONS, until a time of time.monotonic(). Raises Forbidden;
        OSError, http.client.HTTPException, TooMuch."""
        wire = self._open(WireLimits(deadline, HEADERS_LIMIT))
        try:
            outgoing = Outgoing("OPTIONS", self._place.base + "/")
            return exchange(wire, self._place.authority, outgoing, self._common, wanted=False).status
        finally:
            wire.hang_up()

    def close(self) -> None:
        """Nothing is kept open."""

    def _try(self, job: Job, sending: _Sending, tries: int) -> Answer:
        key, doubt = job.declared.statement.key, False
        for left in reversed(range(tries)):
            try:
                return read_answer(job.declared, self._exchange(job, sending), self._source.zone)
            except BadResult as error:
                logger.error("host %s: %s", key, error)
                return Answer("failed", reason="bad result")
            except Forbidden:
                what = "leads to an address that may not be reached; is private_network = true missing?"
                logger.error("host %s: the url %s", key, what)
                return Answer("failed", reason="refused")
            except _Broken as broken:
                logger.error("host %s: %s", key, in_words(broken.cause))
                doubt = doubt or (job.write and broken.has_sent)
                final = not left or not isinstance(broken.cause, OSError | http.client.HTTPException)
                if final or isinstance(broken.cause, TimeoutError) or job.settled:
                    return _given_up(broken.cause, doubt)
        raise AssertionError("the last try answers")

    def _exchange(self, job: Job, sending: _Sending) -> Received:
        limits = WireLimits(sending.deadline, RESPONSE_LIMIT + HEADERS_LIMIT, job.interruptible)
        wire: Wire | None = None
        try:
            wire = self._open(limits)
            wanted = bool(job.declared.columns)
            return exchange(wire, self._place.authority, sending.outgoing, sending.headers, wanted)
        except (OSError, http.client.HTTPException, TooMuch) as error:
            raise _Broken(error, wire is not None and wire.has_sent) from None
        finally:
            job.interruptible(None)
            if wire is not None:
                wire.hang_up()

    def _open(self, limits: WireLimits) -> Wire:
        return open_wire(self._reach, limits, encrypted=self._place.encrypted)


def _given_up(cause: Exception, doubt: bool) -> Answer:
    if isinstance(cause, TooMuch):
        return Answer("failed", reason="unknown" if doubt else "too large")
    usual = "timeout" if isinstance(cause, TimeoutError) else "unavailable"
    return Answer("failed", reason="unknown" if doubt else usual, down=True)


def _own_headers(inside: object) -> Mapping[str, str]:
    assert isinstance(inside, HttpRequest)
    return inside.headers


def _resolved(headers: Mapping[str, str], resolve: ResolveSecret) -> dict[str, str]:
    return {name: resolve(value) for name, value in headers.items()}


def _authorization(auth: Auth, resolve: ResolveSecret) -> dict[str, str]:
    if auth.bearer:
        return {"Authorization": f"Bearer {resolve(auth.bearer)}"}
    if auth.user:
        pair = f"{resolve(auth.user)}:{resolve(auth.password)}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    return {}
