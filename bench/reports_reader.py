"""Somebody who reads reports in the page: the same requests, and how long their answers take."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from bench.designer_site import PASSWORD, Site, start
from ivrflow.store.reports.saved import AskedFor

__all__ = ["Reader", "reader"]

TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class Reader:
    """Is signed in."""

    site: Site
    opener: OpenerDirector

    def answer_s(self, asked: AskedFor) -> float:
        """Until the whole table is there, in seconds."""
        return self._seconds("/api/reports/answer", asdict(asked) | _filters(asked))

    def services_s(self, asked: AskedFor) -> float:
        """The same of who used how many services."""
        return self._seconds("/api/reports/services", {"when": asked.when, "zone": asked.zone} | _filters(asked))

    def _seconds(self, path: str, asked: dict[str, Any]) -> float:
        request = Request(f"{self.site.url}{path}?{urlencode(asked, doseq=True)}", headers={"Accept-Encoding": "gzip"})
        began = time.perf_counter()
        with self.opener.open(request, timeout=TIMEOUT_S) as answer:
            assert len(answer.read()) > 0
        return time.perf_counter() - began


def _filters(asked: AskedFor) -> dict[str, Any]:
    return {"only": [f"{dimension}={value}" for dimension, values in asked.only for value in values]}


@contextmanager
def reader(folder: Path) -> Iterator[Reader]:
    """The first account of an installation that nobody has signed in to, in a designer that ends with the block."""
    with start(folder) as site:
        opener = build_opener(HTTPCookieProcessor(CookieJar()))
        account = {"token": site.welcome.rpartition("/")[2], "name": "bench", "password": PASSWORD}
        made = Request(
            f"{site.url}/api/accounts",
            json.dumps(account).encode(),
            {"Content-Type": "application/json"},
            method="POST",
        )
        opener.open(made, timeout=TIMEOUT_S).close()
        yield Reader(site, opener)
