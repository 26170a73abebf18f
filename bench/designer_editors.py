"""Several people who draw at the same time, each in a flow of his own, seen from the server: requests alone."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from bench.designer_site import PASSWORD, Site
from ivrflow.model.errors import IvrflowError

__all__ = ["Editor", "Times", "draw_together", "grown_mb", "sign_up"]

EDITS_PER_S = 1.0
"""Of each person: somebody who is quick with the mouse."""


class Refused(IvrflowError):
    """The server did not do what it was asked."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in."""

    address: str
    """`127.0.0.1:40213`"""
    cookie: str
    csrf: str

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The answer's JSON, over a connection of its own. Raises Refused."""
        with closing(HTTPConnection(self.address, timeout=120)) as connection:
            return ask(connection, self, method, path, body)


def ask(connection: HTTPConnection, session: Session, method: str, path: str, body: object = None) -> Any:
    """The answer's JSON. Raises Refused."""
    headers = {"Content-Type": "application/json", "Cookie": session.cookie, "X-CSRF-Token": session.csrf}
    connection.request(method, path, json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    told = answer.read()
    if answer.status >= 400:
        raise Refused(f"{method} {path}: {answer.status} {told.decode()[:200]}")
    return json.loads(told)


def sign_up(site: Site) -> Session:
    """Makes the first account."""
    address = urlsplit(site.url).netloc
    with closing(HTTPConnection(address, timeout=60)) as connection:
        body = {"token": site.welcome.rpartition("/")[2], "name": "bench", "password": PASSWORD}
        connection.request("POST", "/api/accounts", json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        told = json.loads(answer.read())
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    return Session(address, cookie, told["csrf"])


@dataclass(slots=True)
class Times:
    """Milliseconds."""

    checked: list[float] = field(default_factory=list)
    saved: list[float] = field(default_factory=list)


class Editor:
    """Somebody who draws in one flow, in a tab of his own. Close it."""

    def __init__(self, session: Session, flow: str) -> None:
        self._session, self._flow = session, flow
        self._connection = HTTPConnection(session.address, timeout=120)
        opened = self._ask("GET", "")
        self._document, self._revision = opened["document"], opened["revision"]
        self._stamp = self._ask("POST", "/check", {"tab": flow, "document": self._document})["stamp"]
        self._edits = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def check(self) -> float:
        """Gives a node another title and has it checked; milliseconds until the answer."""
        self._edits += 1
        blocks = self._document["blocks"]
        block = blocks[self._edits % len(blocks)]
        block["title"] = f"Edit {self._edits}"
        changes = {"base": self._stamp, "order": [each["id"] for each in blocks], "blocks": [block]}
        began = time.perf_counter()
        self._stamp = self._ask("POST", "/check", {"tab": self._flow, "changes": changes})["stamp"]
        return 1000 * (time.perf_counter() - began)

    def save(self) -> float:
        """What was checked; milliseconds until the answer."""
        body = {"base_revision": self._revision, "checked": {"tab": self._flow, "stamp": self._stamp}}
        began = time.perf_counter()
        self._revision = self._ask("PUT", "", body)["revision"]
        return 1000 * (time.perf_counter() - began)

    def _ask(self, method: str, below: str, body: object = None) -> Any:
        return ask(self._connection, self._session, method, f"/api/flows/{self._flow}{below}", body)


def draw_together(session: Session, flows: Sequence[str], edits: int) -> Times:
    """One person for each flow; each edit is checked and saved."""
    times = Times()

    def draw(number: int) -> None:
        with Editor(session, flows[number]) as editor:
            # Nobody clicks in time with others.
            due = time.monotonic() + number / len(flows) / EDITS_PER_S
            for _ in range(edits):
                time.sleep(max(0.0, due - time.monotonic()))
                due += 1 / EDITS_PER_S
                times.checked.append(editor.check())
                times.saved.append(editor.save())

    with ThreadPoolExecutor(len(flows)) as people:
        list(people.map(draw, range(len(flows))))
    return times


def grown_mb(session: Session, flow: str, pid: int, checks: int) -> float:
    """How much more memory the server has after so many checks, from the hundredth on."""
    with Editor(session, flow) as editor:
        for _ in range(100):
            editor.check()
        before = _private_mb(pid)
        for _ in range(checks):
            editor.check()
        return _private_mb(pid) - before


def _private_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    raise LookupError(f"/proc/{pid}/status tells no RssAnon")
