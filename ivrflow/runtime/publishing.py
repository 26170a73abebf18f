"""From drafts to a release: checked, its prompts rendered, stored, made current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from ivrflow.compiler.program import Program
from ivrflow.compiler.release import release_of
from ivrflow.compiler.world import World
from ivrflow.model.capabilities import Capability
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.model.prompts import Prompt
from ivrflow.model.releases import FlowText as PublishedText
from ivrflow.model.releases import NewRelease, Publication, PublicationProof
from ivrflow.model.statements import Statement
from ivrflow.nodes.fields.calls import BoundCall
from ivrflow.runtime.composition import ComposedFlow, compose, drafts_of
from ivrflow.runtime.flow_set import FlowSet, ReadFlow
from ivrflow.runtime.gates import (
    NO_DEMANDS,
    NO_GATES,
    Candidate,
    Demands,
    GateReport,
    GateSettings,
    look_at,
    those_leading_to,
)
from ivrflow.runtime.prepared_prompts import prompts_to_prepare, sample_prompts, static_prompts
from ivrflow.speech.preparation import Preparation
from ivrflow.store.store import Store

__all__ = ["PUBLISH_CODES", "Published", "Publisher"]

UNSPEAKABLE_PROMPT = IssueCode(
    "IVR304",
    "unspeakable-prompt",
    Severity.ERROR,
    what="A prompt cannot be turned into sound, or only with a stand-in for a recording that is broken.",
    why="The caller would hear silence at this place, or a robot where a person was recorded.",
    mend='The message names the file or the voice; mend it, or say the text with `say("…")`.',
)
MIXED_VOICES = IssueCode(
    "IVR305",
    "mixed-voices",
    Severity.HINT,
    what="One prompt mixes a recorded voice with the robot's.",
    why="The voice changes in the middle of a sentence; callers find that odd and listen less well.",
    mend="Record the rest of the prompt too, or let the robot say all of it.",
)
LACKS_CAPABILITY = IssueCode(
    "IVR505",
    "lacks-capability",
    Severity.ERROR,
    what="A node needs something that the channel of a route to this flow cannot do.",
    why="The caller on that line would hear an apology where the author meant something to happen.",
    mend="Use another kind of node, or lead the route to a flow without it.",
)
PUBLISH_CODES = (UNSPEAKABLE_PROMPT, MIXED_VOICES, LACKS_CAPABILITY)

Prepare = Callable[[Iterable[Prompt]], Preparation]

PinVoices = Callable[[str], Mapping[str, str]]
"""Who publishes → entries of the manifest by which what callers hear is found again. Raises Unavailable."""


def _no_voices(_author: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing."""

    publication: Publication | None
    """None when an error or a gate is in the way."""
    flows: Mapping[str, ReadFlow]
    issues: tuple[tuple[str, Issue], ...]
    """(path, finding), those of the whole release."""
    versions: Mapping[str, int]
    """Flow → number of its version in the release."""
    gates: tuple[GateReport, ...] = ()
    """What was demanded, and what was found; none where errors come first."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Publishes drafts of one workspace."""

    store: Store
    world: World
    capabilities: frozenset[Capability]
    """Those of the channel behind the routes."""
    prepare: Prepare
    is_mixed: Callable[[Prompt], bool]
    """Whether a recorded voice and the robot's meet in a prompt."""
    gates: GateSettings = NO_GATES
    pin_voices: PinVoices = _no_voices

    def publish(
        self,
        flows: Iterable[str] | None,
        author: str,
        note: str = "",
        more: Demands = NO_DEMANDS,
        skip: str = "",
    ) -> Published:
        """Make a release of these drafts (all, when None) and of what is published of the other flows.

        `more` is demanded beside what the settings demand. `skip` says why gates that do not pass are not to stand in
        the way; it is recorded. Nothing is changed by a publication that is refused. Raises Misuse for an unknown flow
        and for a skip that the settings do not allow, Stale when somebody else published meanwhile.
        """
        if skip and not self.gates.may_skip:
            raise Misuse("gates may not be skipped here; `may_skip = true` in [publish] of ivrflow.toml allows it")
        current = self.store.releases.current()
        composed = compose(self.store, current, drafts_of(self.store, flows))
        if not composed:
            raise Misuse("there is nothing to publish; `ivrflow push` brings flow files into the store")
        read = FlowSet(self.world).read({name: flow.text for name, flow in composed.items()})
        issues = [(flow.path, issue) for flow in read.values() for issue in flow.issues]
        programs = {name: flow.program for name, flow in read.items() if flow.program is not None}
        if len(programs) < len(read):
            return Published(None, read, tuple(issues), {})
        issues += self._capability_issues(programs)
        preparation = self.prepare(prompt for program in programs.values() for prompt in prompts_to_prepare(program))
        issues += _speech_issues(programs, preparation, self.is_mixed)
        if any(issue.severity is Severity.ERROR for _, issue in issues):
            return Published(None, read, tuple(issues), {})
        candidate = replace(self._candidate(programs, composed, current), issues=tuple(issues))
        reports = look_at(candidate, self.gates.demands.and_also(more))
        refused = not all(report.outcome.passed for report in reports)
        if refused and not skip:
            return Published(None, read, tuple(issues), {}, reports)
        release = release_of(programs, _used(programs, self.world))
        prompts = {f"prompt:{key}": str(ms) for key, ms in preparation.durations_ms.items()}
        manifest = {**release.manifest, **prompts, **self.pin_voices(author)}
        published = tuple(
            PublishedText(name, program.hash, composed[name].text.text, composed[name].conversations)
            for name, program in programs.items()
        )
        proof = PublicationProof(tuple(report.outcome for report in reports), skip if refused else "")
        base = current.serial if current is not None else 0
        publication = self.store.releases.publish(NewRelease(manifest, published), author, note, base, proof)
        versions = dict(self.store.releases.get(publication.release).versions)
        return Published(publication, read, tuple(issues), versions, reports)

    def _candidate(
        self,
        programs: Mapping[str, Program],
        composed: Mapping[str, ComposedFlow],
        current: Publication | None,
    ) -> Candidate:
        """What changes, and what leads to it: the rest was looked at when it was published."""
        known = self.store.releases.get(current.release).manifest if current is not None else {}
        changed = [name for name, program in programs.items() if known.get(f"flow:{name}") != program.hash]
        return Candidate(
            programs,
            those_leading_to(programs, changed),
            {name: flow.conversations for name, flow in composed.items()},
            routed=frozenset(route.flow for route in self.store.routes.list()),
            live=self.gates.live,
        )

    def _capability_issues(self, programs: Mapping[str, Program]) -> Iterator[tuple[str, Issue]]:
        routed = {route.flow for route in self.store.routes.list()}
        for flow in sorted(_led_to(programs, routed & programs.keys())):
            for node in programs[flow].nodes:
                for capability in sorted(node.capabilities_of() - self.capabilities, key=lambda each: each.value):
                    message = f"`{node.id}` needs {capability.value}, which the channel of its route cannot do"
                    yield flow, _issue(LACKS_CAPABILITY, message, flow, node.id)


def _led_to(programs: Mapping[str, Program], entrances: set[str]) -> set[str]:
    """The flows that a call gets to from these."""
    found, work = set(entrances), list(entrances)
    while work:
        for node in programs[work.pop()].nodes:
            target = getattr(getattr(node, "flow", None), "signature", None)
            if target is not None and target.id not in found and target.id in programs:
                found.add(target.id)
                work.append(target.id)
    return found


def _used(programs: Mapping[str, Program], world: World) -> dict[str, Statement]:
    """Every statement that a node names in any of its fields: a look-up, a second one beside it, the count of tries."""
    nodes = (node for program in programs.values() for node in program.nodes)
    values = (getattr(node, field.name) for node in nodes for field in fields(node))
    keys = {value.statement.key for value in values if isinstance(value, BoundCall)}
    return {key: world.statements[key] for key in sorted(keys)}


def _speech_issues(
    programs: Mapping[str, Program], preparation: Preparation, is_mixed: Callable[[Prompt], bool]
) -> Iterator[tuple[str, Issue]]:
    failed = {failure.prompt: failure for failure in preparation.failures}
    mixed = set(preparation.mixed)
    for name, program in programs.items():
        told = (
            (node, "; ".join(failed[prompt].messages)) for node, prompt in static_prompts(program) if prompt in failed
        )
        nodes: dict[str, list[str]] = {}
        for node, messages in dict.fromkeys(told):
            nodes.setdefault(messages, []).append(node)
        for messages, silent in nodes.items():
            # A voice that is missing is missing everywhere: told once, with all that need it.
            yield name, _issue(UNSPEAKABLE_PROMPT, f"{messages} (needed in {', '.join(silent)})", name, silent[0])
        found = [node for node, prompt in static_prompts(program) if prompt in mixed]
        found += [node for node, prompt in sample_prompts(program) if is_mixed(prompt)]
        for node in dict.fromkeys(found):
            yield name, _issue(MIXED_VOICES, "a recorded voice and the robot's meet in one prompt", name, node)


def _issue(code: IssueCode, message: str, flow: str, node: str) -> Issue:
    return Issue(code.code, code.severity, message, flow, node)
