"""Flow files as they lie in folders, compiled in the world that an installation's files describe.

For checks, simulations and tests: they need no store, and make none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ivrflow.compiler.program import Program
from ivrflow.lang import render_issue
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.issues import Severity
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.configuration import Configuration
from ivrflow.runtime.flow_set import FlowSet, FlowText, ReadFlow
from ivrflow.runtime.live_files import live_files
from ivrflow.runtime.wiring import installation

__all__ = ["FlowFolder", "no_such_file", "read_flow_files", "read_flow_folder"]

SUFFIX = ".ivr"


@dataclass(frozen=True, slots=True)
class FlowFolder:
    """The flows of some files or folders, and the live data beside them."""

    flows: Mapping[str, ReadFlow]
    """By path."""
    live: Mapping[tuple[str, str], LiveDatum]
    """By (subject, name)."""

    @property
    def programs(self) -> dict[str, Program]:
        """By flow id: those without errors."""
        return {program.id: program for flow in self.flows.values() if (program := flow.program) is not None}

    def complaints(self) -> Iterator[str]:
        """The errors that keep flows from being programs, as people read them."""
        for flow in self.flows.values():
            for issue in flow.issues:
                if flow.has_errors and issue.severity is Severity.ERROR:
                    yield render_issue(flow.parsed.text, flow.path, issue)


def read_flow_folder(configuration: Configuration, paths: Iterable[Path]) -> FlowFolder:
    """Read and compile the flows of files and folders together. Raises Misuse, Unavailable, BadDocument."""
    texts = read_flow_files(paths)
    with installation(configuration) as installed:
        flows = FlowSet(installed.files_world()).read(texts)
    live = {(datum.subject, datum.name): datum for datum in live_files(configuration)}
    return FlowFolder(flows, live)


def read_flow_files(paths: Iterable[Path]) -> dict[str, FlowText]:
    """The flow files that these paths name: files, or all `*.ivr` of a folder. Raises Misuse, Unavailable."""
    texts: dict[str, FlowText] = {}
    for path in paths:
        for each in _files_of(path):
            try:
                # What is no UTF-8 is shown by the parser, with line and column.
                texts[str(each)] = FlowText(str(each), each.read_bytes().decode("utf-8", "surrogateescape"))
            except OSError as error:
                raise Unavailable(f"{each}: cannot be read ({error.strerror})") from error
    return texts


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        if not path.exists():
            raise no_such_file(path)
        return [path]
    found = sorted(path.glob(f"*{SUFFIX}"))
    if not found:
        raise Misuse(f"{path}: there is no {SUFFIX} file here")
    return found


def no_such_file(path: Path) -> Misuse:
    """What to say about a path that leads nowhere, with the name that may have been meant."""
    beside = [each.name for each in path.parent.glob(f"*{path.suffix}")] if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, 1)
    return Misuse(f"{path}: there is no such file" + (f"; did you mean {path.with_name(near[0])}?" if near else ""))
