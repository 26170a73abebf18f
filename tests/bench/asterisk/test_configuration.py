"""What Asterisk is told; that it does as told is proved with phones, in tests/peers/test_asterisk.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.asterisk import AsteriskRoot, configure


@pytest.fixture
def root(tmp_path: Path) -> AsteriskRoot:
    root = AsteriskRoot(tmp_path / "asterisk")
    root.configuration.mkdir(parents=True)
    return root


def test_it_listens_on_loopback_only(root: AsteriskRoot) -> None:
    configure(root, 5099)
    trunk = (root.configuration / "pjsip.conf").read_text()
    assert [line for line in trunk.splitlines() if line.startswith("bind")] == ["bind=127.0.0.1:5099"]
    assert "enabled=no" in (root.configuration / "http.conf").read_text()
    assert "enabled=no" in (root.configuration / "manager.conf").read_text()
    assert "noload=>chan_sip.so" in (root.configuration / "modules.conf").read_text()


def test_every_prompt_of_the_dial_plan_exists(root: AsteriskRoot) -> None:
    configure(root, 5099, {"question": b"\xff" * 160})
    plan = (root.configuration / "extensions.conf").read_text()
    prompts = {file.stem for file in root.prompts.glob("*.ulaw")}
    assert prompts == {"question", "answer", "long"}
    assert all(f"ivrflow/{name}" in plan for name in prompts)
    assert (root.prompts / "question.ulaw").read_bytes() == b"\xff" * 160
