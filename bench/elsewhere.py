"""How busy a machine is with other things while something is measured on it: /proc on Linux."""

from __future__ import annotations

import os
from pathlib import Path

from bench.processor import TICK_S, tree_cpu_s

__all__ = ["Elsewhere"]

TOO_BUSY = 0.15
"""Of the processor, in other hands: beyond that, times tell more of the others than of us."""


class Elsewhere:
    """Watches from its creation on what all processes but this one and its children take."""

    def __init__(self) -> None:
        self._began = _machine_s()
        self._own_s = tree_cpu_s(os.getpid())

    def share(self) -> float:
        """0 to 1, of all cores together."""
        busy_s, all_s = (now - then for now, then in zip(_machine_s(), self._began, strict=True))
        own_s = tree_cpu_s(os.getpid()) - self._own_s
        return min(1.0, max(0.0, busy_s - own_s) / all_s) if all_s > 0 else 0.0

    def remark(self) -> str:
        """Empty on a quiet machine."""
        share = self.share()
        return "" if share <= TOO_BUSY else f"other processes took {share:.0%} of the processor: to be measured again"


def _machine_s() -> tuple[float, float]:
    """Busy and all time of all cores together, since the machine was started; stolen time counts as busy."""
    line = Path("/proc/stat").read_text().partition("\n")[0]
    user, nice, system, idle, waiting, interrupt, soft, stolen = (int(field) * TICK_S for field in line.split()[1:9])
    busy = user + nice + system + interrupt + soft + stolen
    return busy, busy + idle + waiting
