"""Installations and running engines.

The repository's installation is made once per test process, by the commands of `make run`, and copied for each engine:
its store, its demo database and the flows. The cache of sounds is shared.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import TypeAlias

import pytest

from ..peers.conftest import baresip, sipp
from .caller import Caller
from .engine import Engine
from .installation import Installation, Settings
from .prompts import Prompts

__all__ = ["NewCaller", "NewInstallation", "Serving", "baresip", "sipp"]

NewCaller: TypeAlias = Callable[..., Caller]
NewInstallation: TypeAlias = Callable[..., Installation]
FLOWS = Path(__file__).parent / "flows"
_numbers = count(13_800_000_000)


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of rendered prompts."""
    return tmp_path_factory.mktemp("sounds")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, sounds: Path) -> Installation:
    """The repository's installation, published; not started, never changed."""
    made = Installation(tmp_path_factory.mktemp("shipped"))
    made.lay_out(*FLOWS.glob("*.ivr"))
    made.configure(Settings(sounds))
    made.make_ready()
    return made


@pytest.fixture(scope="session")
def prompts(shipped: Installation, sounds: Path) -> Iterator[Prompts]:
    """What the shipped flows' prompts sound like."""
    with Prompts(shipped.folder / "voices", sounds) as made:
        yield made


@pytest.fixture
def new_installation(shipped: Installation, sounds: Path, tmp_path: Path) -> NewInstallation:
    """Copies of the shipped installation: `new_installation(queue=…, max_calls=…)`."""

    def make(**settings: object) -> Installation:
        folder = tmp_path / f"installation-{len(list(tmp_path.glob('installation-*')))}"
        shutil.copytree(shipped.folder, folder)
        copy = Installation(folder)
        copy.configure(Settings(sounds, **settings))  # type: ignore[arg-type]  # named as in Settings
        return copy

    return make


@pytest.fixture
def installation(new_installation: NewInstallation) -> Installation:
    """A copy of the shipped installation for this test alone."""
    return new_installation()


@pytest.fixture
def engine(installation: Installation) -> Iterator[Engine]:
    """The engine of `installation`, running; for tests that harm it."""
    with installation.up() as running:
        yield running


class Serving:
    """An installation and its engine that many tests call, each with a caller's number of its own."""

    def __init__(self, installation: Installation, engine: Engine) -> None:
        self.installation, self.engine = installation, engine


@pytest.fixture(scope="session")
def serving(shipped: Installation, sounds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The shipped installation, running. For tests that only call it."""
    folder = tmp_path_factory.mktemp("serving") / "installation"
    shutil.copytree(shipped.folder, folder)
    copy = Installation(folder)
    with copy.up() as running:
        yield Serving(copy, running)
        assert running.stop() == 0
        assert "Traceback" not in running.log, running.log


@pytest.fixture
def ani() -> str:
    """A caller's number that no other test has."""
    return str(next(_numbers))


@pytest.fixture
def new_caller(ani: str) -> Iterator[NewCaller]:
    """Callers: `new_caller(engine)`; with a number of their own by `ani=…`."""
    with ExitStack() as callers:

        def make(engine: Engine, ani: str = ani, codec: str = "PCMU") -> Caller:
            return callers.enter_context(Caller(engine.address, ani, codec))

        yield make
