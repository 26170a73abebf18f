"""IVRFlow's interpreter beside XState and the flow runner of the Flow Interoperability Project.

One flow for all: a menu, a number of six digits, a branch by its value, a look-up that is answered at once, what was
found is said, back to the menu; ten rounds are a call, then the caller chooses the end. Each engine is used as its
documentation shows, in a process of its own on one core, warmed up first. Seconds are of processor time, and the figure
is the median of several runs.

What is done, and what is not:

- ivrflow: typed expressions, personal values labelled, prompts made of typed pieces, every step kept for the journal
  (queued for its writer); with keys one by one also collection with terminators, type-ahead, first-digit and
  inter-digit deadlines.
- XState: transitions, guards and actions in an actor. No types at run time, values in prompts as text. Where that is
  said, keys are collected by its states, with its timers, and its inspector keeps every event with the state that it
  led to, which is the nearest that it has to a journal. So measured, it does the work that a telephone asks for; the
  rows without are what it does when it is spared that work.
- flow-runner: blocks, exits by expressions, resources by language, and a record of every block visited, which is its
  journal. No timers, no collection of keys.

`--set calls=N`, `--set repetitions=N` and `--set idle=N` change how much is measured.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from bench.engines import ours
from bench.engines.figures import Amount, Figures
from bench.engines.node_peers import NodePeers, versions
from bench.row import Options, Row
from ivrflow.model.errors import Misuse

__all__ = ["run"]

AHEAD = 2.0
"""How far ahead we want to be: twice as fast, half as heavy."""

_REMARKS = {
    "XState": "without types at run time",
    "flow-runner": "with a record of every block; without timeouts and without collecting keys",
}
"""What the others do and do not do, beside what their rows say."""

_SLOWER = 10
"""The flow runner is given a tenth of the calls: it takes as long."""


def run(options: Options) -> list[Row]:
    """The table's rows. One core is used."""
    amount = _amount(options)
    peers = NodePeers.installed()
    core = max(os.sched_getaffinity(0))
    pinned = versions()
    xstate, runner = f"XState {pinned['xstate']}", f"flow-runner {pinned['@floip/flow-runner']}"
    fewer = replace(amount, calls=max(1, amount.calls // _SLOWER))
    theirs = {
        f"{xstate}, keys one by one, with a record": peers.measure("xstate.mjs", amount, "journal", core=core),
        f"{xstate}, keys one by one, without a record": peers.measure("xstate.mjs", amount, "keys", core=core),
        f"{xstate}, finished input, without a record": peers.measure("xstate.mjs", amount, "finished", core=core),
        f"{runner}, finished input": peers.measure("flow_runner.mjs", fewer, core=core),
    }
    keys, finished, encoded = _ours(amount, core)
    return [
        *_beside("keys one by one", keys, [name for name in theirs if "keys" in name], theirs),
        *_beside("finished input", finished, [name for name in theirs if "finished" in name], theirs),
        Row("ivrflow, keys one by one, and the journal made JSON in the same thread", str(encoded)),
        *_memory(keys, theirs, amount.idle_calls),
    ]


def _amount(options: Options) -> Amount:
    amount = Amount(calls=30, repetitions=3, idle_calls=1_000) if options.quick else Amount()
    try:
        asked = {name: int(value) for name, value in options.settings.items()}
    except ValueError as error:
        raise Misuse(f"--set takes whole numbers here: {error}") from error
    names = {"calls": "calls", "repetitions": "repetitions", "idle": "idle_calls"}
    for name in asked:
        if name not in names:
            raise Misuse(f"--set {name}: this bench knows {', '.join(names)}")
    return replace(amount, **{names[name]: max(1, value) for name, value in asked.items()})


def _ours(amount: Amount, core: int) -> tuple[Figures, Figures, Figures]:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        return (
            ours.measure(amount),
            ours.measure(amount, collects=False),
            ours.measure(amount, encodes=True),
        )
    finally:
        os.sched_setaffinity(0, cores)


def _beside(how: str, figures: Figures, names: list[str], theirs: dict[str, Figures]) -> Iterator[Row]:
    for name in names:
        ratio = figures.median / theirs[name].median
        yield Row(
            f"ivrflow, {how}, journal queued for its writer",
            str(figures),
            f"at least {AHEAD:g} times {name.partition(',')[0]}",
            ratio >= AHEAD,
            f"{name}: {theirs[name]}",
            ratio,
            f"theirs on {theirs[name].runtime}, {_REMARKS[name.partition(' ')[0]]}",
        )


def _memory(figures: Figures, theirs: dict[str, Figures], calls: int) -> Iterator[Row]:
    for name, their in theirs.items():
        ratio = figures.bytes_per_call / their.bytes_per_call
        yield Row(
            f"ivrflow, heap of an idle call in the menu, {calls:,} calls",
            f"{figures.bytes_per_call / 1000:.1f} kB",
            f"at most half of {name.partition(',')[0]}'s",
            ratio <= 1 / AHEAD,
            f"{name}: {their.bytes_per_call / 1000:.1f} kB",
            ratio,
        )
