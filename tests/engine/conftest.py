"""The demo bank, compiled once, and the journals of its conversations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.model.journal import Step
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.flow_folder import FlowFolder, read_flow_folder
from ivrflow.runtime.simulation.flow_tests import read_conversations, run_file
from tools.reference_issues import demo_world

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Bank:
    folder: FlowFolder
    programs: Mapping[str, Program]
    live: Mapping[tuple[str, str], LiveDatum]
    text: str
    world: World
    journals: Mapping[str, tuple[Step, ...]]
    """By the title of the conversation."""


@pytest.fixture(scope="session")
def bank() -> Bank:
    path = ROOT / "flows" / "telebank.ivr"
    folder = read_flow_folder(read_configuration(ROOT / "ivrflow.toml"), [path])
    runs = run_file(read_conversations(path.with_suffix(".calls")), folder.programs, folder.live)
    assert all(run.passed for run in runs), [run.problem for run in runs]
    journals = {run.conversation.title: tuple(run.call.journal.steps) for run in runs}
    return Bank(folder, folder.programs, folder.live, path.read_text("utf-8"), demo_world(ROOT), journals)
