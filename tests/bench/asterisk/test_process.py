"""Only the process that was started counts as running: its id alone proves nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.asterisk import AsteriskRoot, running_pid, start, stop
from ivrflow.model.errors import Unavailable


@pytest.mark.parametrize(
    "content", ["", "no number", "999999999", str(os.getpid())], ids=["empty", "no-number", "nobody", "ours"]
)
def test_a_stale_or_foreign_pid_is_nobodys(tmp_path: Path, content: str) -> None:
    root = AsteriskRoot(tmp_path / "asterisk")
    root.pid_file.write_text(content)
    assert running_pid(root) is None
    assert stop(root) is False
    assert not root.pid_file.exists()


def test_what_is_not_installed_cannot_start(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"bench\.asterisk install"):
        start(AsteriskRoot(tmp_path / "asterisk"))
