"""What the shell offers when Tab is pressed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Ivrflow


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(ivrflow: Ivrflow, shell: str) -> None:
    said = ivrflow("completion", shell)
    assert said.code == 0
    assert "_IVRFLOW_COMPLETE" in said.out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("ivrflow si", ["simulate"]),
        ("ivrflow simulate s", ["shop"]),
        ("ivrflow kinds me", ["menu"]),
        ("ivrflow explain IVR10", ["IVR101", "IVR102", "IVR103"]),
    ],
)
def test_commands_flows_kinds_and_codes_are_offered(shop: Path, words: str, offered: list[str]) -> None:
    environment = {
        **os.environ,
        "_IVRFLOW_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    command = [sys.executable, "-c", "import sys; sys.argv = ['ivrflow']; from ivrflow.cli import main; main()"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=shop)
    assert done.stderr == ""
    assert [line.partition(",")[2] for line in done.stdout.splitlines()][: len(offered)] == offered


def test_the_wrong_folder_offers_nothing(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ivrflow.cli.completion import flow_names

    (shop / "ivrflow.toml").write_text("broken", "utf-8")
    assert flow_names(None, None, "") == []  # type: ignore[arg-type]  # it looks at neither
