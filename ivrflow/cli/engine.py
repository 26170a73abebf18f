"""up: the engine that answers calls."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ivrflow.cli.app import Session, cli, pass_session
from ivrflow.runtime.companion import Companion
from ivrflow.runtime.configuration import Configuration

if TYPE_CHECKING:
    from ivrflow.runtime.service import EngineService

__all__ = ["up"]


@contextmanager
def _designer(session: Session, configuration: Configuration) -> Iterator[None]:
    """The designer as a process of its own, if it is wanted: nothing that happens there may hold up a call."""
    if not configuration.designer.start:
        yield
        return
    config = ["--config", str(session.config_file)] if session.config_file is not None else []
    companion = Companion("designer", config)
    companion.start()
    try:
        yield
    finally:
        companion.stop()


@cli.command()
@click.option("--engine", "name", help="The engine's name.")
@click.option("--ip", help="Address to listen on.")
@click.option("--port", type=int, help="SIP port (UDP).")
@click.option("--designer/--no-designer", default=None, help="Start the designer too (default: as in ivrflow.toml).")
@pass_session
def up(session: Session, name: str | None, ip: str | None, port: int | None, designer: bool | None) -> None:
    """Answer calls until SIGTERM or Ctrl+C.

    The first signal takes no new calls and lets those in progress finish; a second one ends them.
    """
    # It brings all edges along, which other commands need not wait for.
    from ivrflow.runtime.wiring.engine import make_engine

    flags = {"engine_name": name, "sip_ip": ip, "sip_port": port, "designer_start": designer}
    with session.installation(**flags) as installed, _designer(session, installed.configuration):
        service = make_engine(installed)

        def ready(service: EngineService) -> None:
            host, listening = service.line.address[:2]
            routes = installed.store.routes.list()
            session.output.say(f"ready: SIP on {host}:{listening} (UDP)")
            for route in routes:
                session.output.say(f"  dial sip:{route.pattern.rstrip('*')}@{host}:{listening} for {route.flow}")
            if routes:
                number = f"sip:{routes[0].pattern.rstrip('*')}@{host}:{listening}"
                session.output.say(f'With any SIP phone, without an account: Linphone, or baresip -e "/dial {number}"')
            document = {"ip": host, "port": listening, "routes": [list(route) for route in routes]}
            for line in service.more_lines:
                session.output.say(f"calls from the designer's page on {line.address[0]}:{line.address[1]} (TCP)")
                document["browser"] = list(line.address)
            session.output.document(document)
            sys.stdout.flush()

        async def serve() -> None:
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, service.drain)
            await service.run(ready)

        asyncio.run(serve())
