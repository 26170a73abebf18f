"""Installing needs root, and says so; the folder is the user's cache."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.asterisk import AsteriskRoot, install
from ivrflow.model.errors import Unavailable


def test_it_lives_in_the_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert AsteriskRoot.default().folder == tmp_path / "ivrflow-bench/asterisk-bullseye"
    assert not AsteriskRoot.default().installed


def test_without_root_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Unavailable, match="needs root"):
        install(AsteriskRoot(tmp_path / "asterisk"))


def test_a_missing_tool_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="apt-get install debootstrap"):
        install(AsteriskRoot(tmp_path / "asterisk"))
