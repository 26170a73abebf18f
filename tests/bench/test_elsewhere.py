"""What this process and its children do is not what others do."""

from __future__ import annotations

import time

from bench.elsewhere import TOO_BUSY, Elsewhere


def test_own_work_is_not_others() -> None:
    elsewhere = Elsewhere()
    began, until = time.monotonic(), time.process_time() + 0.3
    while time.process_time() < until:
        sum(range(1000))
    assert time.monotonic() > began
    share = elsewhere.share()
    assert 0 <= share <= 1
    assert (elsewhere.remark() == "") == (elsewhere.share() <= TOO_BUSY) or abs(share - TOO_BUSY) < 0.05
