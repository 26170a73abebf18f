"""The command line: `ivrflow`. One file for each group of commands; what they do is done by the floors below.

    app.py            the command itself: which commands there are, options that all have, errors as messages
    commands.py       how our commands differ from click's: imported when called, `--json` everywhere, "did you mean"
    output.py         tables for people, JSON for programs, progress for what takes longer than a second
    flows.py          check, fmt, kinds, explain           texts.py          findings as people and programs read them
    talk.py           simulate, test                       conversation.py   the telephone of `simulate`
    verify.py         explore, timing, coverage
    publish.py        push, pull, publish, versions, diff, rollback, flows
    approval.py       who looked at it, where two people are needed
    routes.py         routes, set, remove                  calendars.py      calendars, show, set, holiday
    lists.py          lists, show, set, add, remove         tables.py         tables, show, set
    voices.py         voices                               hosts.py          host load, host check
    calls.py          calls, show, replay                  engine.py         up
    completion.py     completion; what the shell offers for an argument

Exit codes: 0 fine, 1 findings, 2 misuse, 3 environment.
"""

from __future__ import annotations

from ivrflow.cli.app import main

__all__ = ["main"]
