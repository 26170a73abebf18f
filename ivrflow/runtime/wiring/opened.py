"""An installation, its parts made as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ivrflow.compiler.world import World
from ivrflow.model.cdr import Cdr
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.configuration import Configuration, resolve_secret
from ivrflow.runtime.live_files import SUBJECTS, live_files, with_live_data

if TYPE_CHECKING:
    from ivrflow.host.csv_loading import LoadedTable
    from ivrflow.host.csv_loading import Progress as LoadProgress
    from ivrflow.host.query_pool import HostPool
    from ivrflow.runtime.gates import GateSettings
    from ivrflow.runtime.prompt_durations import PromptDurations
    from ivrflow.runtime.publishing import Publisher
    from ivrflow.speech.preparation import Preparation, Progress
    from ivrflow.speech.recordings import Voices
    from ivrflow.speech.renderer import Renderer
    from ivrflow.speech.sound_cache import SoundCache
    from ivrflow.speech.synthesizer import Synthesizer
    from ivrflow.store.store import Store

__all__ = ["Installation", "installation"]


@dataclass(slots=True)
class Installation:
    """What a configuration stands for. Opened lazily, closed by `installation`."""

    configuration: Configuration
    closing: ExitStack
    """What is to be closed with it."""
    _store: Store | None = None
    _synthesizer: Synthesizer | None = None
    _sounds: SoundCache | None = None

    @property
    def store(self) -> Store:
        from ivrflow.store.store import open_store

        if self._store is None:
            self._store = open_store(self.configuration.store(), self.configuration.engine.workspace)
            self.closing.callback(self._store.close)
        return self._store

    def world(self, voices: Voices | None = None) -> World:
        """What flows may refer to: what the files say, without live data that people took away, and the store's own."""
        stored = [datum for subject in SUBJECTS for datum in self.store.live.list(subject)]
        removed = self.store.live.removed(SUBJECTS)
        files = [each for each in live_files(self.configuration) if (each.subject, each.name) not in removed]
        return with_live_data(self._world_without_live_data(voices), [*files, *stored])

    def files_world(self, voices: Voices | None = None) -> World:
        """What flows may refer to, as the installation's files say now, recordings as in `voices` (None: as in the
        folder now). Opens no store."""
        return with_live_data(self._world_without_live_data(voices), live_files(self.configuration))

    def _world_without_live_data(self, voices: Voices | None) -> World:
        from ivrflow.host.declarations import read_sources

        configuration = self.configuration
        sources = read_sources(configuration.path("hosts"))
        statements = {
            declared.statement.key: declared.statement for source in sources for declared in source.statements.values()
        }
        voices = voices or self.voices()
        spoken = {language: voices.of(language) for language in voices.languages}
        return World(
            catalogue=load_catalogue(),
            statements=statements,
            queues=frozenset(configuration.queues),
            recordings={
                language: frozenset({*each.recordings, *each.transcripts}) for language, each in spoken.items()
            },
            recording_ms={
                (name, language): recording.duration_ms
                for language, each in spoken.items()
                for name, recording in each.recordings.items()
            },
            transcripts={
                (name, language): words for language, each in spoken.items() for name, words in each.transcripts.items()
            },
        )

    def voices(self) -> Voices:
        """A snapshot of the recordings."""
        from ivrflow.speech.recordings import Voices

        return Voices(self.configuration.path("voices"), self.sounds())

    def sounds(self) -> SoundCache:
        from ivrflow.speech.sound_cache import SoundCache

        if self._sounds is None:
            self._sounds = SoundCache(self.configuration.path("sounds"))
        return self._sounds

    def published_voices(self, release: str) -> Voices:
        """What callers of a release hear. Raises Misuse for an unknown one, Unavailable."""
        from ivrflow.runtime.pinned_voices import published_voices

        manifest = self.store.releases.get(release).manifest
        return published_voices(self.store, manifest, self.sounds()) or self.voices()

    def renderer(self, voices: Voices | None = None) -> Renderer:
        """Renders with these recordings, else as they are now; workers and cache are shared."""
        from ivrflow.speech.renderer import Renderer

        return Renderer(voices or self.voices(), self.synthesizer(), self.sounds())

    def synthesizer(self, warm: bool = False) -> Synthesizer:
        """The workers that speak; warm ones are started with it, others when there is something to say."""
        from ivrflow.speech.synthesizer import Synthesizer

        if self._synthesizer is None:
            self._synthesizer = Synthesizer(self.configuration.speech.workers, warm=warm)
            self.closing.callback(self._synthesizer.close)
        return self._synthesizer

    def prompt_durations(self) -> PromptDurations:
        """How long prompts take that are recorded, were rendered here, or are published."""
        from ivrflow.runtime.prompt_durations import PromptDurations

        where = self.configuration.store()
        there_is_a_store = not isinstance(where, Path) or where.exists()
        current = self.store.releases.current() if there_is_a_store else None
        manifest = self.store.releases.get(current.release).manifest if current is not None else {}
        return PromptDurations(self.renderer(), manifest)

    def ready_renderer(self, prompts: Iterable[Prompt], voices: Voices | None = None) -> Renderer:
        """A renderer that has these prompts in memory, so that no caller waits for the disk."""
        from ivrflow.speech.preparation import prepare

        renderer = self.renderer(voices)
        prepare(renderer, prompts)
        return renderer

    def publisher(self, progress: Progress | None = None) -> Publisher:
        from ivrflow.channels.sip.channel import SipChannel
        from ivrflow.runtime.pinned_voices import pin_voices
        from ivrflow.runtime.publishing import Publisher
        from ivrflow.speech.preparation import prepare

        voices = self.voices()
        renderer = self.renderer(voices)

        def preparation(prompts: Iterable[Prompt]) -> Preparation:
            return prepare(renderer, prompts, progress)

        return Publisher(
            self.store,
            self.world(voices),
            SipChannel.capabilities,
            preparation,
            renderer.mixed_voices,
            self._gates(),
            partial(pin_voices, self.store, voices),
        )

    def _gates(self) -> GateSettings:
        from ivrflow.runtime.gates import Demands, GateSettings

        demanded = self.configuration.publish
        # The files win: what is switched on for today's callers must not decide whether a flow may be published.
        data = [datum for subject in SUBJECTS for datum in self.store.live.list(subject)]
        live = {(datum.subject, datum.name): datum for datum in (*data, *live_files(self.configuration))}
        demands = Demands(demanded.no_warnings, demanded.conversations, demanded.coverage, demanded.proof)
        return GateSettings(demands, demanded.may_skip, live)

    # What the command line asks of edges -----------------------------------------------------------------------------

    def load_csv(self, csv: Path, database: Path, progress: LoadProgress) -> tuple[LoadedTable, ...]:
        """CSV files into a SQLite database. Raises Misuse, Unavailable, BadDocument."""
        from ivrflow.host.csv_loading import load_csv

        return load_csv(csv, database, progress)

    def host_pool(self) -> HostPool:
        """The host sources, to be asked outside of calls; opened anew at each call of this."""
        from ivrflow.host.declarations import read_sources
        from ivrflow.host.query_pool import HostPool

        pool = HostPool(read_sources(self.configuration.path("hosts")), resolve_secret, self.configuration.folder)
        self.closing.callback(pool.close)
        return pool

    def host_problems(self) -> dict[str, tuple[str, ...]]:
        """Source → what is wrong with it or its statements. Opens every source."""
        from ivrflow.host.checking import check_source
        from ivrflow.host.declarations import read_sources

        sources = read_sources(self.configuration.path("hosts"))
        return {each.name: check_source(each, resolve_secret, self.configuration.folder) for each in sources}

    def flow_names(self) -> list[str]:
        """The flows of the store: those with a draft, and those that are published."""
        current = self.store.releases.current()
        published = dict(self.store.releases.get(current.release).versions) if current else {}
        return sorted({draft.flow for draft in self.store.drafts.list()} | published.keys())

    def find_calls(
        self, since: datetime | None = None, ani: str = "", flow: str = "", ended_by: str = "", limit: int = 50
    ) -> tuple[Cdr, ...]:
        """The newest calls first."""
        from ivrflow.store.calls import CallFilter

        wanted = CallFilter(since=since, ani=ani, flow=flow, ended_by=ended_by, limit=limit)
        return self.store.calls.find(wanted)


@contextmanager
def installation(configuration: Configuration) -> Iterator[Installation]:
    """Open an installation; everything that it started ends with it."""
    with ExitStack() as closing:
        yield Installation(configuration, closing)
