"""Flows of a folder, compiled once in a test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.runtime.configuration import DEFAULT_FILE, Configuration, read_configuration
from ivrflow.runtime.flow_folder import FlowFolder, read_flow_folder

__all__ = ["flows_in", "no_flow"]

_KNOWN = pytest.StashKey[dict[Path, FlowFolder]]()


def flows_in(folder: Path, config: pytest.Config) -> FlowFolder:
    """The flows of a folder, in the world of the installation around it. Raises Misuse, Unavailable, BadDocument."""
    known = config.stash.setdefault(_KNOWN, {})
    if folder not in known:
        named = config.getini("ivrflow_config")
        above = [each / DEFAULT_FILE for each in (folder, *folder.parents) if each.is_relative_to(config.rootpath)]
        file = config.rootpath / named if named else next((each for each in above if each.exists()), None)
        # Tests must not depend on what happens to be set in the shell that runs them.
        settings = read_configuration(file, environment={}) if file else Configuration(folder)
        known[folder] = read_flow_folder(settings, [folder])
    return known[folder]


def no_flow(flow: str, folder: FlowFolder) -> str:
    """Why a flow cannot be called: its mistakes, or that there is none of that name."""
    known = ", ".join(sorted(folder.programs)) or "none"
    return "\n".join(folder.complaints()) or f'there is no flow "{flow}" in the folder; there are: {known}'
