"""Both lines, for the contract flow and for the flows that the repository ships."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.wiring import installation as open_installation

from ...e2e.installation import Installation, Settings
from ...e2e.prompts import Prompts
from .files import HERE
from .simulator_line import SimulatorLine, prompts_of
from .sip_line import SipLine
from .sounds import Sounds

ROUTES = {"400": "contract", "95588": "telebank"}


@pytest.fixture(scope="session")
def contract(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with the contract flow beside the shipped ones, published."""
    made = Installation(tmp_path_factory.mktemp("contract"))
    made.lay_out(HERE / "contract.ivr")
    for welcome in made.folder.glob("voices/*/welcome.wav"):
        _shorten(welcome)
    made.configure(Settings(made.folder / "var" / "sounds", ROUTES))
    made.make_ready()
    return made


@pytest.fixture(scope="session")
def simulator(contract: Installation) -> SimulatorLine:
    configuration = read_configuration(contract.file)
    with open_installation(configuration) as opened:
        texts = {path.stem: FlowText(str(path), path.read_text("utf-8")) for path in contract.flow_files()}
        read = FlowSet(opened.world()).read(texts)
        live = {(datum.subject, datum.name): datum for datum in opened.store.live.list("calendar")}
    return SimulatorLine({name: flow.program for name, flow in read.items() if flow.program is not None}, live)


@pytest.fixture(scope="session")
def sounds(contract: Installation, simulator: SimulatorLine) -> Sounds:
    """Whatever can be heard in any of the conversations."""
    runs = [run for flow in ROUTES.values() for run in simulator.run_all(flow)]
    with Prompts(contract.folder / "voices", contract.folder / "var" / "sounds") as made:
        return Sounds((prompt for run in runs for prompt in prompts_of(run)), made, runs[0].call.recordings)


@pytest.fixture(scope="session")
def sip(contract: Installation, sounds: Sounds) -> Iterator[SipLine]:
    """A running engine."""
    with contract.up() as engine:
        yield SipLine(contract, engine, sounds)
        assert engine.stop() == 0
        assert "Traceback" not in engine.log, engine.log


def _shorten(recording: Path) -> None:
    """Callers of telebank hear it in every conversation: a second of it is recognised as well as all."""
    with wave.open(str(recording)) as file:
        settings, beginning = file.getparams(), file.readframes(file.getframerate())
    with wave.open(str(recording), "wb") as file:
        file.setparams(settings)
        file.writeframes(beginning)
