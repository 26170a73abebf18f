"""Serves the designer with Waitress; beyond this machine only once there is an administrator."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread

import click
from flask import Flask
from waitress.server import BaseWSGIServer, create_server

from designer.app import create_app
from designer.prompts.archive import MOST_ARCHIVE_BYTES
from designer.schedule.carrier import Carrier
from designer.site import Site, site_of
from ivrflow.model.errors import IvrflowError, Misuse, Unavailable
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.wiring import installation

__all__ = ["serve"]

_log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
THREADS = 8
MOST_HEADER_BYTES = 32 * 1024
"""Of all headers of a request: cookies of other programs on the same host are among them."""
ASKED_EVERY_S = 1.0
MOST_BYTES = MOST_ARCHIVE_BYTES + 1024 * 1024
"""Of a request: more is refused by what its header declares, or once so much has come; most routes take less. What is
large waits on disk, not in memory."""
COLLECTED_AFTER = 200_000, 20, 50
"""Of the garbage collector: containers made until it runs, and its runs until it looks at older ones too. A document of
1,000 nodes has some 20,000 containers, and none of them is in a circle."""


@click.command("designer")
@click.option("--config", type=click.Path(path_type=Path), help="The settings (default: ivrflow.toml).")
@click.option("--ip", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="TCP port; 0 takes a free one.")
def serve(config: Path | None, ip: str | None, port: int | None) -> None:
    """Serve the designer until it is told to stop.

    While there is no account, a link is printed by which the first administrator is made, and nobody but this machine
    is listened to.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    try:
        settings = read_configuration(config, flags={"designer.ip": ip, "designer.port": port})
        # What was started beside this process has to end with it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        with installation(settings) as installed, closing(site_of(installed)) as site, _carried_out(site):
            _serve(site, settings.designer.ip, settings.designer.port)
    except IvrflowError as error:
        sys.stderr.write(f"designer: {error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")


@contextmanager
def _carried_out(site: Site) -> Iterator[None]:
    """Scheduled publications happen meanwhile."""
    carrier = Carrier(site.store.schedules, site.publish_due)
    carrier.start()
    try:
        yield
    finally:
        carrier.stop()


def _is_loopback(ip: str) -> bool:
    try:
        return ip_address(ip).is_loopback
    except ValueError:
        raise Misuse(f'"{ip}" is no address; write it in numbers, such as 127.0.0.1') from None


def _serve(site: Site, ip: str, port: int) -> None:
    app = create_app(site)
    if not _is_loopback(ip) and not site.desk.is_set_up:
        port = _serve_until_set_up(site, app, port, ip)
    server = _listen(app, ip, port)
    _tell(site, ip, _port_of(server))
    _open_wall(site, ip, _port_of(server))
    # What is here now stays: the collector need not walk through it at every turn.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
    server.run()


def _serve_until_set_up(site: Site, app: Flask, port: int, later: str) -> int:
    """Listen to this machine alone until somebody has made the first account; returns the port."""
    server = _listen(app, LOOPBACK, port)
    port = _port_of(server)
    _tell(site, LOOPBACK, port, f"; then it listens on {later}")
    stopped = Event()

    def watch() -> None:
        while not stopped.wait(ASKED_EVERY_S):
            if site.desk.is_set_up:
                server.close()
                return

    watcher = Thread(target=watch, name="first-account", daemon=True)
    watcher.start()
    server.run()
    stopped.set()
    watcher.join()
    return port


def _open_wall(site: Site, ip: str, port: int) -> None:
    """Pages find it again after a restart when it is where it was: beside the designer, if that is free. Flows can be
    drawn without it."""
    wanted = site.installation.configuration.designer.wall_port
    for attempt in (wanted,) if wanted else (port + 1, 0):
        try:
            site.wall.start(ip, attempt)
        except Unavailable as error:
            refusal = error
        else:
            return
    _log.error("%s; everything else works", refusal)


def _listen(app: Flask, ip: str, port: int) -> BaseWSGIServer:
    try:
        server = create_server(
            app,
            host=ip,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_body_size=MOST_BYTES,
            max_request_header_size=MOST_HEADER_BYTES,
            # designer.proxies does, and has to read them before.
            clear_untrusted_proxy_headers=False,
        )
    except OSError as error:
        raise Unavailable(
            f"port {port} on {ip} cannot be listened on ({error.strerror}); choose another with --port"
        ) from error
    assert isinstance(server, BaseWSGIServer), "one address is one socket"
    return server


def _port_of(server: BaseWSGIServer) -> int:
    """The port that it listens on, also when a free one was asked for."""
    assert server.socket is not None, "it listens"
    return int(server.socket.getsockname()[1])


def _tell(site: Site, ip: str, port: int, afterwards: str = "") -> None:
    settings = site.installation.configuration.designer
    address = f"https://{settings.hosts[0]}" if settings.https and settings.hosts else f"http://{ip}:{port}"
    if site.desk.is_set_up:
        click.echo(f"designer: {address}")
    else:
        link = f"{address}/#/welcome/{site.desk.first_link()}"
        click.echo(f"designer: make the first account within a day at\n  {link}{afterwards}")
    sys.stdout.flush()
