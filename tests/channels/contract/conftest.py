"""The lines, for the contract flow and for the flows that the repository ships."""

from __future__ import annotations

import socket
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.wiring import installation as open_installation

from ...e2e.engine import Engine
from ...e2e.installation import Installation, Settings
from ...e2e.prompts import Prompts
from .browser_line import BrowserLine
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
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with made.file.open("a", encoding="utf-8") as file:
        file.write(f"\n[browser]\nstart = true\nport = {port}\n")
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
def engine(contract: Installation) -> Iterator[Engine]:
    """A running engine, that takes calls from telephones and from pages."""
    with contract.up() as engine:
        yield engine
        assert engine.stop() == 0
        assert "Traceback" not in engine.log, engine.log


@pytest.fixture(scope="session")
def sip(contract: Installation, engine: Engine, sounds: Sounds) -> SipLine:
    return SipLine(contract, engine, sounds)


@pytest.fixture(scope="session")
def browser(contract: Installation, engine: Engine, sounds: Sounds) -> BrowserLine:
    """Calls from pages reach the same engine."""
    port = read_configuration(contract.file).browser.port
    return BrowserLine(contract, sounds, f"ws://127.0.0.1:{port}/call", ROUTES)


def _shorten(recording: Path) -> None:
    """Callers of telebank hear it in every conversation: a second of it is recognised as well as all."""
    with wave.open(str(recording)) as file:
        settings, beginning = file.getparams(), file.readframes(file.getframerate())
    with wave.open(str(recording), "wb") as file:
        file.setparams(settings)
        file.writeframes(beginning)
