"""Calls on the SIP channel beside the same calls on Asterisk: CPU, evenness of the audio, set-up, keys.

Server on core 0, generator on core 1, G.711 both ways, everything on the loopback interface. The CPU is that of the
server's process in the steady period; gaps are those between the kernel's receive stamps. The engine is installed in
a folder of its own and started here, unless settings (`--set`) name another:

    engine_command         starts it; {kernel_filter} in it becomes `on`, then `off`
    engine                 where it listens (default 127.0.0.1:5060)
    engine_pid             instead of the command: an engine that runs already, with the kernel's filter
    engine_pid_unfiltered  and one without it, at engine_unfiltered
    load, menu             what to dial for a prompt of minutes (101), and for one that a key stops (100): audible
                           without a break for 4 s, then silence for a second
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from bench.generator import Measured, load, remark
from bench.row import Options, Row
from bench.sip_servers import Server, asterisk, engine

__all__ = ["run"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how often."""

    runs: int
    steady_s: float
    set_ups: int
    keys: int


THOROUGH = Plan(runs=3, steady_s=10, set_ups=1000, keys=300)
QUICK = Plan(runs=1, steady_s=3, set_ups=150, keys=50)

SIDE_BY_SIDE, MANY = 200, 600
CPU_TARGET = 1 / 3
GAP_TARGET_MS = 30.0
SET_UP_TARGET_MS = 50.0
KEY_TARGET_MS = 40.0


def run(options: Options) -> list[Row]:
    """Every figure of ours, beside Asterisk's where it can do the same.

    Raises Unavailable without Asterisk, gcc or a second core.
    """
    plan = QUICK if options.quick else THOROUGH
    # The runs of the two are interleaved: whatever else the machine does meets both.
    theirs: list[Measured] = []
    ours: dict[bool, list[Measured]] = {True: [], False: []}
    rows: list[Row] = []
    for _ in range(plan.runs):
        with asterisk() as server:
            their_name = server.name
            theirs.append(_steady(server, SIDE_BY_SIDE, plan))
        for kernel_filter in (True, False):
            with engine(options.settings, kernel_filter) as mine:
                if mine is not None:
                    ours[kernel_filter].append(_steady(mine, SIDE_BY_SIDE, plan))
    their_cpu = median(measured.cpu_ms_per_channel_s for measured in theirs)
    rows.append(
        Row(
            f"{their_name}: CPU per channel-second, {SIDE_BY_SIDE} calls",
            f"{their_cpu:.2f} ms",
            remark=remark(theirs),
        )
    )
    for kernel_filter, measured in ours.items():
        if measured:
            rows.append(_cpu_row(measured, their_cpu, their_name, kernel_filter))
    with asterisk() as server:
        rows += _responses(server, plan, ours=False)
    for kernel_filter in (True, False):
        with engine(options.settings, kernel_filter) as mine:
            if mine is not None:
                rows.append(_many_row(mine, plan))
                if kernel_filter:
                    rows += _responses(mine, plan, ours=True)
    return rows


def _steady(server: Server, calls: int, plan: Plan) -> Measured:
    rate = min(50, calls / 4)
    return load(server.pid, server.address, server.load, calls=calls, rate=rate, settle=3, steady=plan.steady_s)


def _cpu_row(ours: list[Measured], their_cpu: float, their_name: str, kernel_filter: bool) -> Row:
    cpu = median(measured.cpu_ms_per_channel_s for measured in ours)
    return Row(
        f"ivrflow: CPU per channel-second, {SIDE_BY_SIDE} calls, {_filter(kernel_filter)}",
        f"{cpu:.2f} ms",
        target="at most a third of Asterisk's",
        met=cpu <= their_cpu * CPU_TARGET,
        beside=f"{their_name}: {their_cpu:.2f} ms",
        ratio=cpu / their_cpu,
        remark=remark(ours),
    )


def _many_row(server: Server, plan: Plan) -> Row:
    runs = [_steady(server, MANY, plan) for _ in range(plan.runs)]
    gap = median(measured.result["steady"]["gap_ms"]["p99"] for measured in runs)
    longest = max(measured.result["steady"]["gap_ms"]["max"] for measured in runs)
    lost = sum(measured.result["steady"]["lost"] for measured in runs)
    cpu = median(measured.cost.cpu_s / measured.cost.seconds for measured in runs)
    return Row(
        f"{server.name}: gap between packets, {MANY} calls",
        f"p99 {gap:.1f} ms, max {longest:.0f} ms, {lost} lost; {cpu:.0%} of a core, {runs[-1].cost.rss_mb:.0f} MB",
        target=f"p99 at most {GAP_TARGET_MS:.0f} ms, none lost",
        met=gap <= GAP_TARGET_MS and not lost,
        remark=remark(runs),
    )


def _responses(server: Server, plan: Plan, *, ours: bool) -> list[Row]:
    """Set-ups at 50 calls a second, each held for 2 s; and keys in the middle of a prompt."""
    set_up = load(server.pid, server.address, server.load, calls=plan.set_ups, rate=50, hold=2)
    pressed = load(server.pid, server.address, server.menu, calls=plan.keys, rate=50, hold=4, key="1", key_at=2)
    set_up_ms, key = set_up.result["setup_ms"], pressed.result["key"]
    stop_ms = key["stop_ms"]
    unclear = key["not_stopped"] + key["not_in_prompt"]
    return [
        Row(
            f"{server.name}: INVITE to 200 at 50 calls/s",
            f"p50 {set_up_ms['p50']:.1f} ms, p99 {set_up_ms['p99']:.1f} ms",
            target=f"p99 at most {SET_UP_TARGET_MS:.0f} ms" if ours else "",
            met=set_up_ms["p99"] <= SET_UP_TARGET_MS and not set_up.result["failed"] if ours else None,
            remark=remark([set_up]),
        ),
        Row(
            f"{server.name}: key to the prompt's last packet",
            f"p50 {stop_ms['p50']:.1f} ms, p99 {stop_ms['p99']:.1f} ms ({stop_ms['count']} keys)",
            target=f"p99 at most {KEY_TARGET_MS:.0f} ms" if ours else "",
            met=bool(stop_ms["count"]) and stop_ms["p99"] <= KEY_TARGET_MS and not unclear if ours else None,
            remark=", ".join(filter(None, [f"{unclear} keys stopped nothing" if unclear else "", remark([pressed])])),
        ),
    ]


def _filter(kernel_filter: bool) -> str:
    return "with the kernel filter" if kernel_filter else "without the kernel filter"
