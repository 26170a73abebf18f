"""What is typed as a PIN is nowhere afterwards: not in the store, the log, the sounds, nor in what commands print."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .conftest import NewCaller
from .engine import Engine
from .installation import Installation
from .prompts import Prompts
from .test_keys import MENU

pytestmark = pytest.mark.slow

PIN = "8361"
BETWEEN = rb"(?:\W{0,12}|\W{1,4}\d{1,6}\W{1,8})"
"""Between two keys: nothing, punctuation, or a time and punctuation."""
SEQUENCE = re.compile(BETWEEN.join([rb"8", rb"3", rb"6", rb"1"]))


@pytest.mark.parametrize(
    "trace", ["8361", "8 3 6 1", '"8", "3", "6", "1"', '[["8", 820], ["3", 1080], ["6", 1340], ["1", 1600]]']
)
def test_a_trace_would_be_found(trace: str) -> None:
    assert SEQUENCE.search(_without_numbers(f"pin={trace}".encode()))


@pytest.mark.parametrize("typed", [PIN, "0000"], ids=["right", "wrong"])
def test_a_pin_leaves_no_trace(
    installation: Installation,
    engine: Engine,
    new_caller: NewCaller,
    prompts: Prompts,
    ani: str,
    sounds: Path,
    typed: str,
) -> None:
    installation.set_balance("622309", typed, "5.00")
    rendered = _files(sounds)
    caller = new_caller(engine).dial("100")
    caller.hears_begin(prompts.text(MENU))
    caller.press("1622309")
    caller.hears_begin(prompts.text("Secret number?"))
    caller.press(PIN)
    wanted = prompts.balance("5.00") if typed == PIN else prompts.text("Nobody knows that account.")
    caller.hears_private(wanted, "that the PIN was taken")
    # Typed ahead, before anybody knows what the keys are for; and hung up with the PIN half asked for.
    caller.press(f"1622309{PIN}")
    caller.hears_private(wanted, "that keys typed ahead were taken")
    caller.press("1622309")
    caller.hears_begin(prompts.text("Secret number?"))
    caller.press(PIN[:3])
    caller.hang_up()
    cdr = installation.cdr(ani)
    shown = json.dumps(installation.show(cdr.call_id)).encode()
    assert engine.stop() == 0

    assert b"622309" in shown, "the journal holds what is not secret, so that it can be searched at all"
    assert not SEQUENCE.search(_without_numbers(shown))
    assert _files(sounds) == rendered, "a balance was kept as sound"
    kept = [path for path in installation.folder.rglob("*") if _belongs_to_us(path, installation)]
    assert installation.folder / "var" / "ivrflow.db" in kept
    for path in kept:
        assert not SEQUENCE.search(_without_numbers(path.read_bytes())), f"the PIN is in {path}"


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _belongs_to_us(path: Path, installation: Installation) -> bool:
    return path.is_file() and path.suffix in (".db", ".err", ".out", ".db-journal") and path != installation.bank


def _without_numbers(content: bytes) -> bytes:
    """Without ids, hashes, times and seeds, in which any four digits may stand by chance."""
    content = re.sub(rb"\d{4}-\d\d-\d\d[T ][\d:.,]+", b"", content)
    content = re.sub(rb"\d{8}T\d+-[0-9a-f]{8}", b"", content)
    return re.sub(rb"[0-9a-f]{9,}|\d{9,}", b"", content)
