"""Building the load generator: once, and with a clear word when there is no compiler."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import build
from ivrflow.model.errors import Unavailable


def test_it_is_built_once() -> None:
    program = build.callgen()
    stamp = program.stat().st_mtime_ns
    assert build.callgen().stat().st_mtime_ns == stamp


def test_a_missing_compiler_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "BUILT", tmp_path / "callgen")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="apt-get install gcc"):
        build.callgen()
