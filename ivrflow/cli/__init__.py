"""The command line: `ivrflow`. One file for each group of commands; what they do is done by the floors below.

    app.py       the command itself: options that all have, exit codes, errors as messages
    output.py    tables for people, JSON for programs, progress for what takes longer than a second
    flows.py     check, fmt, kinds, explain          texts.py    finding and reading flow files
    talk.py      simulate, test
    publish.py   push, pull, publish, versions, diff, rollback, flows, routes
    calls.py     calls, calls show, calls replay
    hosts.py     host load, host check
    engine.py    up

Exit codes: 0 fine, 1 findings, 2 misuse, 3 environment.
"""

from __future__ import annotations

from ivrflow.cli.app import main

__all__ = ["main"]
