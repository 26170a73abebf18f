"""The live wall with 1,000 calls that all move once a second, watched by 50 people: what it costs the
designer's server, the engine, and a browser that shows it.

The calls go through the engine's own table and feed in a process of their own (bench/wall_calls.py); the people are
another process (bench/wall_watchers.py), but for one, who looks at the page in headless Chromium at 1440×900. The
browser's figure is of all its processes, as it says itself (CDP, `SystemInfo.getProcessInfo`); the others are of /proc.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from bench.designer_editors import Session, ask
from bench.designer_page import signed_in
from bench.designer_site import Site, serve
from bench.elsewhere import Elsewhere
from bench.processor import tree_cpu_s
from bench.row import Options, Row

__all__ = ["run"]

CALLS = 1_000
WATCHERS = 50
MOST_SERVER, MOST_BROWSER = 0.05, 0.10


def run(options: Options) -> list[Row]:
    """The table's rows."""
    seconds = 5 if options.quick else 60
    with serve(5) as site, signed_in(site) as page:
        folder = Path(f"/proc/{site.pid}/cwd").resolve()
        browser = page.page.context.browser
        assert browser is not None
        system = browser.new_browser_cdp_session()

        def browser_s() -> float:
            told = system.send("SystemInfo.getProcessInfo")["processInfo"]
            return sum(float(each["cpuTime"]) for each in told)

        with _process("bench.wall_calls", str(folder), str(CALLS)) as engine:
            page.page.goto(f"{site.url}/wall")
            page.page.wait_for_selector(".ant-table-row")
            tickets, url = _tickets(site, page.page.context.cookies())
            with _process("bench.wall_watchers", url, site.url, said="\n".join(tickets)):
                elsewhere = Elsewhere()
                shares = _shares(seconds, (lambda: tree_cpu_s(site.pid), lambda: tree_cpu_s(engine), browser_s))
                remark = elsewhere.remark()
    server, engine_share, browser_share = shares
    what = f"{CALLS:,} calls that move each second, {WATCHERS} people who watch"
    return [
        _row(f"{what}: the designer's server", server, MOST_SERVER, remark),
        Row(f"{what}: the engine's table and feed, with the making of the calls", _percent(engine_share)),
        _row(f"{what}: one browser, all its processes", browser_share, MOST_BROWSER, remark),
    ]


def _row(what: str, share: float, most: float, remark: str) -> Row:
    busy = f"CPU time; {remark.partition(':')[0]}" if remark else ""
    return Row(what, _percent(share), f"at most {most:.0%} of a core", share <= most, remark=busy)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} % of a core"


def _shares(seconds: float, clocks: Sequence[Callable[[], float]]) -> list[float]:
    """Of a core, over a time."""
    before, began_s = [clock() for clock in clocks], time.monotonic()
    # What is measured is what they do meanwhile.
    time.sleep(seconds)
    passed_s = time.monotonic() - began_s
    return [(clock() - then) / passed_s for clock, then in zip(clocks, before, strict=True)]


def _tickets(site: Site, cookies: Sequence[object]) -> tuple[list[str], str]:
    address = urlsplit(site.url).netloc
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in cookies if isinstance(each, dict))
    with closing(HTTPConnection(address, timeout=60)) as connection:
        csrf = ask(connection, Session(address, cookie, ""), "GET", "/api/session")["csrf"]
    session = Session(address, cookie, csrf)
    given = [session.ask("POST", "/api/wall/tickets") for _ in range(WATCHERS)]
    return [each["ticket"] for each in given], given[0]["url"]


@contextmanager
def _process(module: str, *arguments: str, said: str = "") -> Iterator[int]:
    """Its id, once it said that it is ready; ended with the block."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(said)
            process.stdin.close()
            assert process.stdout.readline() == "ready\n", f"{module} is not ready"
            yield process.pid
        finally:
            process.terminate()
