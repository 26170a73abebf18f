"""Fixtures that start phones and end them.

They are for tests in other folders as well: `from ..peers.conftest import baresip, sipp` in their conftest.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

import pytest

from .baresip import Baresip, Phone
from .debian import require
from .sipp import Sipp, SippCall
from .wav import Pcm

__all__ = ["NewBaresip", "NewSipp", "baresip", "sipp"]

collect_ignore = [] if os.environ.get("IVRFLOW_ASTERISK") == "1" else ["test_asterisk.py"]

NewBaresip: TypeAlias = Callable[..., Baresip]
NewSipp: TypeAlias = Callable[..., Sipp]


@pytest.fixture
def baresip(tmp_path: Path) -> Iterator[NewBaresip]:
    """Starts softphones: `baresip(Phone(…), said=pcm)`. All are ended after the test."""
    require("baresip")
    with ExitStack() as phones:

        def start(phone: Phone | None = None, said: Pcm | None = None) -> Baresip:
            folder = tmp_path / f"baresip-{len(list(tmp_path.glob('baresip-*')))}"
            return phones.enter_context(Baresip(folder, phone, said))

        yield start


@pytest.fixture
def sipp(tmp_path: Path) -> Iterator[NewSipp]:
    """Starts scenarios: `sipp("uac_ivr", "127.0.0.1:5060", SippCall(…))`. All are ended after the test."""
    require("sipp")
    with ExitStack() as runs:

        def start(scenario: str, server: str = "", call: SippCall | None = None) -> Sipp:
            folder = tmp_path / f"sipp-{len(list(tmp_path.glob('sipp-*')))}-{scenario}"
            return runs.enter_context(Sipp(folder, scenario, server, call))

        yield start
