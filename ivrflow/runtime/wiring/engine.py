"""The engine of an installation, with its lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, partial

from ivrflow.acd.directory import Directory
from ivrflow.channels.browser.line import BrowserLine
from ivrflow.channels.media.plane import MediaPlane
from ivrflow.channels.sip.line import SipLine
from ivrflow.compiler.program import Program
from ivrflow.host.declarations import read_sources
from ivrflow.host.query_pool import HostPool
from ivrflow.model.lines import Home
from ivrflow.monitor.feed import Feed, FeedSettings
from ivrflow.monitor.handshake import PURPOSE as WATCHING
from ivrflow.runtime.browser_calls import PURPOSE as CALLING
from ivrflow.runtime.browser_calls import BrowserCalls
from ivrflow.runtime.configuration import resolve_secret
from ivrflow.runtime.draft_release import DraftName, load_draft
from ivrflow.runtime.engine_parts import CallDesk, EngineParts
from ivrflow.runtime.host_pools import HostPools
from ivrflow.runtime.monitoring import Equipment, Monitoring
from ivrflow.runtime.public_holidays import FilledLive
from ivrflow.runtime.recovery import node_reached
from ivrflow.runtime.releases import LoadedRelease, compile_release, load_release
from ivrflow.runtime.service import EngineService
from ivrflow.runtime.wiring.opened import Installation
from ivrflow.runtime.wiring.settings import acd_settings, browser_settings, media_settings, sip_settings
from ivrflow.store.journal_writer import JournalWriter

__all__ = ["make_engine"]


def make_engine(installed: Installation) -> EngineService:
    """An engine that holds its lease and has closed what a predecessor left open. Raises Unavailable."""
    configuration, store, closing = installed.configuration, installed.store, installed.closing
    lease = store.leases.acquire(configuration.engine.name)
    closing.callback(store.leases.release, lease)
    store.recover(configuration.engine.name, partial(node_reached, cache(partial(_programs_of, installed))))
    journal = store.journal_writer(configuration.engine.name)
    closing.callback(journal.close)
    reader = store.live_reader()
    closing.callback(reader.close)
    hosts = HostPools(lambda sources: HostPool(sources, resolve_secret, configuration.folder))
    closing.callback(hosts.close)
    # The first caller with a balance must not wait for a process to start.
    installed.synthesizer(warm=True)
    media = MediaPlane(media_settings(configuration))
    media.start()
    closing.callback(media.shutdown)
    monitoring = _monitoring(installed, journal, hosts) if configuration.monitor.start else None
    parts = EngineParts(
        store=store,
        journal=monitoring.journal if monitoring is not None else journal,
        live=FilledLive(reader, _today),
        acd=Directory(acd_settings(configuration)),
        load=partial(_load_release, installed, hosts),
        make_line=partial(SipLine, sip_settings(configuration), media),
        max_calls=configuration.engine.max_calls,
        drain_s=configuration.engine.drain_s,
        make_more_lines=(_browser_line(installed, media, hosts, lease.life),) if configuration.browser.start else (),
        monitoring=monitoring,
    )
    return EngineService(parts, lease)


def _today() -> date:
    return datetime.now(UTC).date()


def _programs_of(installed: Installation, release: str) -> dict[str, Program]:
    releases, world = installed.store.releases, installed.world(installed.published_voices(release))
    return compile_release(releases.get(release), releases.texts(release), world)


def _load_release(installed: Installation, hosts: HostPools, release: str) -> LoadedRelease:
    """With its recordings; with statements and calendars as they are now: what a publication may have brought."""
    pool = hosts.of(read_sources(installed.configuration.path("hosts")))
    voices = installed.published_voices(release)
    speech = partial(installed.ready_renderer, voices=voices)
    return load_release(installed.store, release, installed.world(voices), speech, pool.for_call)


def _browser_line(
    installed: Installation, media: MediaPlane, hosts: HostPools, life: str
) -> Callable[[Home, CallDesk], BrowserLine]:
    """Makes the line whose tickets name this life of the engine."""

    def load(draft: DraftName) -> LoadedRelease:
        pool = hosts.of(read_sources(installed.configuration.path("hosts")))
        return load_draft(installed.store, draft, installed.world(), installed.ready_renderer, pool.for_call)

    def make(home: Home, desk: CallDesk) -> BrowserLine:
        settings = browser_settings(installed.configuration, installed.store.secrets.get(CALLING), life)
        return BrowserLine(settings, media, home, BrowserCalls(desk, home, load))

    return make


def _monitoring(installed: Installation, journal: JournalWriter, hosts: HostPools) -> Monitoring:
    section, engine = installed.configuration.monitor, installed.configuration.engine
    feed = Feed(FeedSettings(installed.store.secrets.get(WATCHING), section.ip, section.port))
    equipment = Equipment(lambda: hosts.health, lambda: installed.synthesizer().health, engine.max_calls)
    return Monitoring(engine.name, journal, feed, installed.store.whereabouts, equipment)
