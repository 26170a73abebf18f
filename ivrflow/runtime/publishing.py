"""From drafts to a release: checked, its prompts rendered, stored, made current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ivrflow.compiler.program import Program
from ivrflow.compiler.release import release_of
from ivrflow.compiler.samples import as_one_might_hear
from ivrflow.compiler.world import World
from ivrflow.model.capabilities import Capability
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.model.prompts import Prompt
from ivrflow.model.releases import FlowText as PublishedText
from ivrflow.model.releases import NewRelease, Publication
from ivrflow.model.statements import Statement
from ivrflow.runtime.flow_set import FlowSet, FlowText, ReadFlow
from ivrflow.speech.preparation import Preparation
from ivrflow.store.store import Store

__all__ = ["PUBLISH_CODES", "Published", "Publisher", "prompts_to_prepare", "static_prompts"]

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


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing."""

    publication: Publication | None
    """None when an error is in the way."""
    flows: Mapping[str, ReadFlow]
    issues: tuple[tuple[str, Issue], ...]
    """(path, finding), those of the whole release."""
    versions: Mapping[str, int]
    """Flow → number of its version in the release."""


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

    def publish(self, flows: Iterable[str] | None, author: str, note: str = "") -> Published:
        """Make a release of these drafts (all, when None) and of what is published of the other flows.

        Raises Misuse for an unknown flow, Stale when somebody else published meanwhile.
        """
        current = self.store.releases.current()
        texts = self._texts(flows, current)
        read = FlowSet(self.world).read(texts)
        issues = [(flow.path, issue) for flow in read.values() for issue in flow.issues]
        programs = {name: flow.program for name, flow in read.items() if flow.program is not None}
        if len(programs) == len(read):
            issues += self._capability_issues(programs)
            preparation = self.prepare(
                prompt for program in programs.values() for prompt in prompts_to_prepare(program)
            )
            issues += _speech_issues(programs, preparation, self.is_mixed)
        if any(issue.severity is Severity.ERROR for _, issue in issues):
            return Published(None, read, tuple(issues), {})
        release = release_of(programs, _used(programs, self.world))
        manifest = {**release.manifest, **{f"prompt:{key}": str(ms) for key, ms in preparation.durations_ms.items()}}
        published = tuple(PublishedText(name, program.hash, texts[name].text) for name, program in programs.items())
        base = current.serial if current is not None else 0
        publication = self.store.releases.publish(NewRelease(manifest, published), author, note, base)
        versions = dict(self.store.releases.get(publication.release).versions)
        return Published(publication, read, tuple(issues), versions)

    def _texts(self, flows: Iterable[str] | None, current: Publication | None) -> dict[str, FlowText]:
        texts: dict[str, FlowText] = {}
        if current is not None:
            for version in self.store.releases.texts(current.release):
                texts[version.flow] = FlowText(f"{version.flow} (version {version.number})", version.text)
        drafts = {draft.flow: draft for draft in self.store.drafts.list()}
        for name in drafts if flows is None else flows:
            if name not in drafts:
                raise Misuse(f'there is no draft of a flow "{name}"; `ivrflow flows` lists them')
            texts[name] = FlowText(name, drafts[name].text)
        if not texts:
            raise Misuse("there is nothing to publish; `ivrflow push` brings flow files into the store")
        return texts

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
    keys = {node.call.statement.key for program in programs.values() for node in program.nodes if hasattr(node, "call")}
    return {key: world.statements[key] for key in sorted(keys)}


def static_prompts(program: Program) -> Iterator[tuple[str, Prompt]]:
    """(node id, prompt): all that is the same for every caller, in the stretches in which it is heard. Where a stretch
    holds a value, the prompts around it."""
    for node in program.nodes:
        for utterance in node.utterances():
            for language in program.languages:
                whole = utterance.said_in(language)
                for compiled in (whole,) if whole.static is not None else utterance.parts_in(language):
                    if compiled.static:
                        yield node.id, compiled.static


def prompts_to_prepare(program: Program) -> Iterator[Prompt]:
    """All that can be rendered beforehand."""
    return (prompt for _, prompt in static_prompts(program))


def sample_prompts(program: Program) -> Iterator[tuple[str, Prompt]]:
    """(node id, prompt): those that differ from caller to caller, as one caller might hear them."""
    for node in program.nodes:
        for utterance in node.utterances():
            for language in program.languages:
                compiled = utterance.said_in(language)
                sample = as_one_might_hear(compiled, program.types) if compiled.static is None else None
                if sample is not None:
                    yield node.id, sample


def _speech_issues(
    programs: Mapping[str, Program], preparation: Preparation, is_mixed: Callable[[Prompt], bool]
) -> Iterator[tuple[str, Issue]]:
    failed = {failure.prompt: failure for failure in preparation.failures}
    mixed = set(preparation.mixed)
    for name, program in programs.items():
        told = (
            (node, "; ".join(failed[prompt].messages)) for node, prompt in static_prompts(program) if prompt in failed
        )
        for node, messages in dict.fromkeys(told):
            yield name, _issue(UNSPEAKABLE_PROMPT, messages, name, node)
        found = [node for node, prompt in static_prompts(program) if prompt in mixed]
        found += [node for node, prompt in sample_prompts(program) if is_mixed(prompt)]
        for node in dict.fromkeys(found):
            yield name, _issue(MIXED_VOICES, "a recorded voice and the robot's meet in one prompt", name, node)


def _issue(code: IssueCode, message: str, flow: str, node: str) -> Issue:
    return Issue(code.code, code.severity, message, flow, node)
