"""Flows of a folder, compiled once in a test run."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from ivrflow.runtime.configuration import DEFAULT_FILE, Configuration, read_configuration
from ivrflow.runtime.flow_folder import FlowFolder, read_flow_folder

__all__ = ["flows_at", "flows_in", "no_flow"]

_KNOWN = pytest.StashKey[dict[Path, FlowFolder]]()


def flows_in(folder: Path, config: pytest.Config) -> FlowFolder:
    """The flows of a folder, in the world of the installation around it. Raises Misuse, Unavailable, BadDocument."""
    known = config.stash.setdefault(_KNOWN, {})
    if folder not in known:
        named = config.getini("ivrflow_config")
        above = [each / DEFAULT_FILE for each in (folder, *folder.parents) if each.is_relative_to(config.rootpath)]
        file = config.rootpath / named if named else next((each for each in above if each.exists()), None)
        known[folder] = _read(folder, file)
    return known[folder]


@lru_cache(maxsize=8)
def flows_at(folder: Path) -> FlowFolder:
    """The flows of a folder, without pytest's settings: the nearest `ivrflow.toml` at or above it says what is around.

    Read once in a process. Raises Misuse, Unavailable, BadDocument.
    """
    above = (each / DEFAULT_FILE for each in (folder, *folder.parents))
    return _read(folder, next((file for file in above if file.exists()), None))


def _read(folder: Path, file: Path | None) -> FlowFolder:
    # Tests must not depend on what happens to be set in the shell that runs them.
    settings = read_configuration(file, environment={}) if file else Configuration(folder)
    return read_flow_folder(settings, [folder])


def no_flow(flow: str, folder: FlowFolder) -> str:
    """Why a flow cannot be called: its mistakes, or that there is none of that name."""
    known = ", ".join(sorted(folder.programs)) or "none"
    return "\n".join(folder.complaints()) or f'there is no flow "{flow}" in the folder; there are: {known}'
