"""The only place that names concrete edges: puts an installation together from its configuration.

Edges are imported where they are made: most commands need few of them, and numpy, sippy and SQLAlchemy take their time.
"""
# size: the one place that knows all edges; two halves of it would be two such places

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ivrflow.compiler.world import World
from ivrflow.model.cdr import Cdr
from ivrflow.model.lines import Home
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.configuration import Configuration, resolve_secret
from ivrflow.runtime.live_files import SUBJECTS, live_files, with_live_data
from ivrflow.runtime.public_holidays import FilledLive

if TYPE_CHECKING:
    from ivrflow.acd.directory import Directory
    from ivrflow.channels.browser.line import BrowserLine
    from ivrflow.channels.media.plane import MediaPlane
    from ivrflow.channels.media.settings import MediaSettings
    from ivrflow.channels.sip.line import SipLine
    from ivrflow.channels.sip.settings import SipSettings
    from ivrflow.compiler.program import Program
    from ivrflow.host.csv_loading import LoadedTable
    from ivrflow.host.csv_loading import Progress as LoadProgress
    from ivrflow.host.query_pool import HostPool
    from ivrflow.runtime.draft_release import DraftName
    from ivrflow.runtime.gates import GateSettings
    from ivrflow.runtime.host_pools import HostPools
    from ivrflow.runtime.monitoring import Monitoring
    from ivrflow.runtime.prompt_durations import PromptDurations
    from ivrflow.runtime.publishing import Publisher
    from ivrflow.runtime.releases import LoadedRelease
    from ivrflow.runtime.service import EngineService
    from ivrflow.speech.preparation import Preparation, Progress
    from ivrflow.speech.recordings import Voices
    from ivrflow.speech.renderer import Renderer
    from ivrflow.speech.sound_cache import SoundCache
    from ivrflow.speech.synthesizer import Synthesizer
    from ivrflow.store.journal_writer import JournalWriter
    from ivrflow.store.store import Store

__all__ = ["Installation", "installation"]


@dataclass(slots=True)
class Installation:
    """What a configuration stands for. Opened lazily, closed by `installation`."""

    configuration: Configuration
    _closing: ExitStack
    _store: Store | None = None
    _synthesizer: Synthesizer | None = None
    _sounds: SoundCache | None = None

    @property
    def store(self) -> Store:
        from ivrflow.store.store import open_store

        if self._store is None:
            self._store = open_store(self.configuration.store(), self.configuration.engine.workspace)
            self._closing.callback(self._store.close)
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
        from ivrflow.speech.synthesizer import Synthesizer

        if self._synthesizer is None:
            self._synthesizer = Synthesizer(self.configuration.speech.workers)
            self._closing.callback(self._synthesizer.close)
        return Renderer(voices or self.voices(), self._synthesizer, self.sounds())

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

    def engine(self) -> EngineService:
        """An engine that holds its lease and has closed what a predecessor left open. Raises Unavailable."""
        from ivrflow.channels.media.plane import MediaPlane
        from ivrflow.host.query_pool import HostPool
        from ivrflow.runtime.engine_parts import EngineParts
        from ivrflow.runtime.host_pools import HostPools
        from ivrflow.runtime.recovery import node_reached
        from ivrflow.runtime.service import EngineService
        from ivrflow.speech.synthesizer import Synthesizer

        configuration, store, closing = self.configuration, self.store, self._closing
        lease = store.leases.acquire(configuration.engine.name)
        closing.callback(store.leases.release, lease)
        store.recover(configuration.engine.name, partial(node_reached, cache(self._programs_of)))
        journal = store.journal_writer(configuration.engine.name)
        closing.callback(journal.close)
        reader = store.live_reader()
        closing.callback(reader.close)
        live = FilledLive(reader, _today)
        hosts = HostPools(lambda sources: HostPool(sources, resolve_secret, configuration.folder))
        closing.callback(hosts.close)
        # Warm: the first caller with a balance must not wait for a process to start.
        self._synthesizer = Synthesizer(configuration.speech.workers, warm=True)
        closing.callback(self._synthesizer.close)
        media = MediaPlane(_media_settings(configuration))
        media.start()
        closing.callback(media.shutdown)
        monitoring = self._monitoring(journal, hosts, self._synthesizer) if configuration.monitor.start else None
        parts = EngineParts(
            store=store,
            journal=monitoring.journal if monitoring is not None else journal,
            live=live,
            acd=self.directory(),
            load=partial(self._load_release, hosts),
            make_line=partial(_sip_line, _sip_settings(configuration), media),
            max_calls=configuration.engine.max_calls,
            drain_s=configuration.engine.drain_s,
            make_more_lines=(partial(self._browser_line, media, hosts, lease.life),)
            if configuration.browser.start
            else (),
            monitoring=monitoring,
        )
        return EngineService(parts, lease)

    def _monitoring(self, journal: JournalWriter, hosts: HostPools, synthesizer: Synthesizer) -> Monitoring:
        from ivrflow.monitor.feed import Feed, FeedSettings
        from ivrflow.monitor.handshake import PURPOSE
        from ivrflow.runtime.monitoring import Equipment, Monitoring

        section, engine = self.configuration.monitor, self.configuration.engine
        feed = Feed(FeedSettings(self.store.secrets.get(PURPOSE), section.ip, section.port))
        equipment = Equipment(lambda: hosts.health, lambda: synthesizer.health, engine.max_calls)
        return Monitoring(engine.name, journal, feed, self.store.whereabouts, equipment)

    def _load_release(self, hosts: HostPools, release: str) -> LoadedRelease:
        """With its recordings; with statements and calendars as they are now: what a publication may have brought."""
        from ivrflow.host.declarations import read_sources
        from ivrflow.runtime.releases import load_release

        pool = hosts.of(read_sources(self.configuration.path("hosts")))
        voices = self.published_voices(release)
        speech = partial(self.ready_renderer, voices=voices)
        return load_release(self.store, release, self.world(voices), speech, pool.for_call)

    def _browser_line(
        self, media: MediaPlane, hosts: HostPools, life: str, home: Home, service: EngineService
    ) -> BrowserLine:
        from ivrflow.channels.browser.line import BrowserLine
        from ivrflow.channels.browser.settings import BrowserSettings
        from ivrflow.host.declarations import read_sources
        from ivrflow.runtime.browser_calls import PURPOSE, BrowserCalls
        from ivrflow.runtime.draft_release import load_draft

        def load(draft: DraftName) -> LoadedRelease:
            pool = hosts.of(read_sources(self.configuration.path("hosts")))
            return load_draft(self.store, draft, self.world(), self.ready_renderer, pool.for_call)

        section, media_ip = self.configuration.browser, self.configuration.sip.ip
        settings = BrowserSettings(
            secret=self.store.secrets.get(PURPOSE),
            life=life,
            ip=section.ip,
            port=section.port,
            media_ip={"0.0.0.0": "127.0.0.1", "::": "::1"}.get(media_ip, media_ip),  # noqa: S104 - asked, not bound
            max_calls=section.max_calls,
            max_call_s=60.0 * section.max_minutes,
        )
        return BrowserLine(settings, media, home, BrowserCalls(service, home, load))

    def _programs_of(self, release: str) -> dict[str, Program]:
        from ivrflow.runtime.releases import compile_release

        releases, world = self.store.releases, self.world(self.published_voices(release))
        return compile_release(releases.get(release), releases.texts(release), world)

    def directory(self) -> Directory:
        from ivrflow.acd.directory import AcdSettings, Directory

        configuration = self.configuration
        settings = AcdSettings(
            queues=configuration.queues,
            allow=tuple(configuration.transfer.allow),
            gateway=configuration.transfer.gateway,
            max_uui_octets=configuration.acd.max_uui_octets,
        )
        return Directory(settings)

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
        self._closing.callback(pool.close)
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


def _today() -> date:
    return datetime.now(UTC).date()


def _sip_line(settings: SipSettings, media: MediaPlane, home: Home, service: EngineService) -> SipLine:
    from ivrflow.channels.sip.line import SipLine

    return SipLine(settings, media, home, service)


def _sip_settings(configuration: Configuration) -> SipSettings:
    from ivrflow.channels.sip.settings import SipSettings

    sip = configuration.sip
    return SipSettings(
        ip=sip.ip,
        port=sip.port,
        public_ip=sip.public_ip,
        peers=tuple(sip.peers),
        trust_identity=sip.trust_identity,
        max_calls=2 * configuration.engine.max_calls,
    )


def _media_settings(configuration: Configuration) -> MediaSettings:
    from ivrflow.channels.media.settings import MediaSettings

    media = configuration.media
    return MediaSettings(
        bind_host=configuration.sip.ip,
        port_low=media.port_low,
        port_high=media.port_high,
        kernel_filter=None if media.kernel_filter else False,
        capacity=configuration.engine.max_calls,
        silent_s=media.silence_s,
    )
