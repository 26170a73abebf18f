"""Runs benches and writes what they measured."""

from __future__ import annotations

import argparse
import importlib
import shlex
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bench.machine import facts
from bench.report import Section, table, write
from bench.row import Options, Row
from ivrflow.model.errors import IvrflowError, Misuse

__all__ = ["BENCHES", "main"]

BENCHES = {
    "interpreter": "bench.interpreter",
    "engines": "bench.engines.side_by_side",
    "compile": "bench.compile",
    "exploration": "bench.exploration",
    "sip": "bench.sip_load",
    "reports": "bench.reports",
    "calls": "bench.calls",
    "designer": "bench.designer",
    "wall": "bench.wall",
}


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0, 2 for what cannot be meant, 3 when something is missing; benches before that one are written."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures how fast it is.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHES)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes; writes nothing")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="for a bench; see its module")
    chosen = parser.parse_args(arguments)
    try:
        options = Options(chosen.quick, _settings(chosen.set))
        for name in chosen.names or BENCHES:
            section = _measure(name, options)
            print(table(section), flush=True)
            if not options.quick:
                write(section)
    except IvrflowError as error:
        print(f"bench: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def _settings(given: list[str]) -> dict[str, str]:
    pairs = [setting.partition("=") for setting in given]
    for name, equals, _ in pairs:
        if not equals:
            raise Misuse(f"--set {name}: give NAME=VALUE")
    return {name: value for name, _, value in pairs}


def _measure(name: str, options: Options) -> Section:
    if name not in BENCHES:
        raise Misuse(f"there is no bench {name}; there are: {', '.join(BENCHES)}")
    print(f"measuring {name} …", file=sys.stderr)
    run: Callable[[Options], list[Row]] = importlib.import_module(BENCHES[name]).run
    date = datetime.now(UTC).date().isoformat()
    # A process id means nothing to who reads it tomorrow.
    settings = [f"--set {shlex.quote(f'{key}={value}')}" for key, value in options.settings.items() if "pid" not in key]
    command = " ".join(["python -m bench", name, *settings])
    rows = [replace(row, command=row.command or command) for row in run(options)]
    return Section(name, date, facts(), rows)


if __name__ == "__main__":
    sys.exit(main())
