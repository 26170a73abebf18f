"""Work that takes too long is ended, and the next question is answered all the same."""

from __future__ import annotations

import operator
import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from designer.proof.worker import NICENESS, ProofWorker
from ivrflow.model.errors import Unavailable


def test_a_question_is_answered_and_after_a_missed_deadline_too() -> None:
    worker = ProofWorker(deadline_s=20)
    try:
        assert worker.ask(operator.mul, 21, 2) == 42
        # Whoever draws meanwhile must not feel it; 19 is the most (nice(2)).
        assert worker.ask(os.nice, 0) == min(os.nice(0) + NICENESS, 19)
        with pytest.raises(ValueError, match="invalid literal"):
            worker.ask(int, "many")
        with pytest.raises(Unavailable, match="interrupted"):
            worker.ask(os.abort)
        worker._deadline_s = 0.2
        with pytest.raises(Unavailable, match="longer than"):
            worker.ask(time.sleep, 60)
        worker._deadline_s = 20
        assert worker.ask(operator.neg, 1) == -1
    finally:
        worker.close()


def test_who_waits_behind_a_question_that_takes_too_long_is_told_too() -> None:
    worker = ProofWorker(deadline_s=1)
    try:
        with ThreadPoolExecutor(4) as people:
            asked = [people.submit(worker.ask, time.sleep, 60) for _ in range(4)]
        assert [type(each.exception()) for each in asked] == [Unavailable] * 4
        worker._deadline_s = 20
        assert worker.ask(operator.neg, 1) == -1
    finally:
        worker.close()
