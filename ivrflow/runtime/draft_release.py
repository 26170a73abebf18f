"""A draft as if it were published: what somebody hears who calls it before anybody else does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Severity
from ivrflow.model.ports import Host, Speech
from ivrflow.model.prompts import Prompt
from ivrflow.runtime.composition import ComposedFlow, compose, drafts_of
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.prepared_prompts import prompts_to_prepare
from ivrflow.runtime.releases import LoadedRelease
from ivrflow.store.store import Store
from ivrflow.verify.exploration.formulas import flows_called

__all__ = ["DraftName", "load_draft"]


@dataclass(frozen=True, slots=True)
class DraftName:
    """One revision of a draft."""

    flow: str
    revision: int
    digest: str
    """SHA-256 of its text, in hex digits."""


def load_draft(
    store: Store,
    draft: DraftName,
    world: World,
    speech: Callable[[Iterable[Prompt]], Speech],
    host_for_call: Callable[[], Host],
) -> LoadedRelease:
    """Compile a draft beside the drafts of all other flows; `speech` is given the prompts of those that it can reach.

    The release has no hash: it is none. Raises Misuse for a revision that is not kept, and for a flow with errors.
    """
    saved = store.drafts.revision(draft.flow, draft.revision)
    if saved is None or sha256(saved.text.encode("utf-8", "surrogatepass")).hexdigest() != draft.digest:
        raise Misuse(f'revision {draft.revision} of "{draft.flow}" is not kept any more; call again')
    drawn = {draft.flow: ComposedFlow(FlowText(f"{draft.flow} (revision {draft.revision})", saved.text))}
    flows = compose(store, store.releases.current(), drafts_of(store, None) | drawn)
    read = FlowSet(world).read({name: flow.text for name, flow in flows.items()})
    programs = {each.program.id: each.program for each in read.values() if each.program is not None}
    if draft.flow not in programs:
        errors = [issue.message for issue in read[draft.flow].issues if issue.severity is Severity.ERROR]
        raise Misuse(f"the flow has errors that come first: {errors[0] if errors else 'it cannot be read'}")
    prompts = [prompt for each in _reached(programs, draft.flow) for prompt in prompts_to_prepare(each)]
    return LoadedRelease("", programs, speech(prompts), host_for_call)


def _reached(programs: Mapping[str, Program], flow: str) -> Iterator[Program]:
    """The flow and those that it leads to, each once."""
    seen, ahead = {flow}, [flow]
    while ahead:
        program = programs[ahead.pop()]
        yield program
        for callee in (callee for node in program.nodes for callee in flows_called(node)):
            if callee in programs and callee not in seen:
                seen.add(callee)
                ahead.append(callee)
