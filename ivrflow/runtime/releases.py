"""Releases of the store, compiled and ready to run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.model.errors import Unavailable
from ivrflow.model.ports import Host, Speech
from ivrflow.model.prompts import Prompt
from ivrflow.model.releases import Release, Version
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.prepared_prompts import prompts_to_prepare
from ivrflow.store.store import Store

__all__ = ["LoadedRelease", "compile_release", "load_release"]


@dataclass(frozen=True, slots=True)
class LoadedRelease:
    """What a call is pinned to for its whole life."""

    hash: str
    programs: dict[str, Program]
    speech: Speech | None
    """Renders with the recordings as they were when the release was loaded."""
    host_for_call: Callable[[], Host]
    """Asks with the statements as they were then."""


def load_release(
    store: Store,
    release: str,
    world: World,
    speech: Callable[[Iterable[Prompt]], Speech],
    host_for_call: Callable[[], Host],
) -> LoadedRelease:
    """Compile a published release and make its voices ready; `speech` is given the prompts that all callers hear.

    Raises Unavailable when what comes out is not what was published: then the engine stays on what it has.
    """
    found = store.releases.get(release)
    programs = compile_release(found, store.releases.texts(release), world)
    for name, digest in found.manifest.items():
        kind, _, key = name.partition(":")
        if kind == "statement" and (key not in world.statements or world.statements[key].hash != digest):
            raise Unavailable(
                f"release {release[:12]}: the statement {key} is not what it was when the release was published; "
                "publish again (`ivrflow publish`), or put its file back"
            )
    prompts = [prompt for program in programs.values() for prompt in prompts_to_prepare(program)]
    return LoadedRelease(release, programs, speech(prompts), host_for_call)


def compile_release(release: Release, versions: tuple[Version, ...], world: World) -> dict[str, Program]:
    """The programs of a release. Raises Unavailable when a hash is not that of the manifest."""
    texts = {version.flow: FlowText(f"{version.flow} (version {version.number})", version.text) for version in versions}
    programs = {}
    for flow, read in FlowSet(world).read(texts).items():
        program = read.program
        if program is None:
            first = read.issues[0].message if read.issues else "it cannot be read"
            raise Unavailable(
                f"release {release.hash[:12]}: the flow {flow} no longer compiles here: {first}. Is a package with a "
                "node kind missing, or a statement?"
            )
        if program.hash != release.manifest[f"flow:{flow}"]:
            raise Unavailable(f"release {release.hash[:12]}: the flow {flow} is not what was published; publish again")
        programs[flow] = program
    return programs
