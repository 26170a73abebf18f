"""up: the engine that answers calls."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

import click

from ivrflow.cli.app import Session, cli, pass_session

if TYPE_CHECKING:
    from ivrflow.runtime.service import EngineService

__all__ = ["up"]


@cli.command()
@click.option("--engine", "name", help="The engine's name.")
@click.option("--ip", help="Address to listen on.")
@click.option("--port", type=int, help="SIP port (UDP).")
@pass_session
def up(session: Session, name: str | None, ip: str | None, port: int | None) -> None:
    """Answer calls until SIGTERM or Ctrl+C.

    The first signal takes no new calls and lets those in progress finish; a second one ends them.
    """
    with session.installation(engine_name=name, sip_ip=ip, sip_port=port) as installed:
        service = installed.engine()

        def ready(service: EngineService) -> None:
            host, listening = service.line.address[:2]
            routes = installed.store.routes.list()
            session.output.say(f"ready: SIP on {host}:{listening} (UDP)")
            for route in routes:
                session.output.say(f"  dial sip:{route.pattern.rstrip('*')}@{host}:{listening} for {route.flow}")
            if routes:
                number = f"sip:{routes[0].pattern.rstrip('*')}@{host}:{listening}"
                session.output.say(f'With any SIP phone, without an account: Linphone, or baresip -e "/dial {number}"')
            session.output.document({"ip": host, "port": listening, "routes": [list(route) for route in routes]})
            sys.stdout.flush()

        async def serve() -> None:
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, service.drain)
            await service.run(ready)

        asyncio.run(serve())
