"""The command itself: which commands there are, options that all have, errors as messages."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ivrflow import __version__
from ivrflow.cli.commands import AS_JSON, LazyGroup, ReaderGone
from ivrflow.cli.output import Output
from ivrflow.model.errors import IvrflowError
from ivrflow.runtime.configuration import Configuration, read_configuration

if TYPE_CHECKING:
    from ivrflow.runtime.wiring import Installation

__all__ = ["FINDINGS", "Session", "cli", "main", "pass_session"]

FINDINGS = 1
"""Exit code: the command did its work, and found something to mend."""
INTERRUPTED = 130
"""Exit code, as shells give it: ended by Ctrl+C."""

SECTIONS = {
    "Write flows": {
        "check": "ivrflow.cli.check",
        "fmt": "ivrflow.cli.flows",
        "test": "ivrflow.cli.talk",
        "simulate": "ivrflow.cli.talk",
        "kinds": "ivrflow.cli.flows",
        "explain": "ivrflow.cli.flows",
    },
    "Prove them": {
        "explore": "ivrflow.cli.verify",
        "timing": "ivrflow.cli.verify",
        "coverage": "ivrflow.cli.coverage",
        "replay": "ivrflow.cli.replay",
    },
    "Publish them": {
        "push": "ivrflow.cli.publish",
        "pull": "ivrflow.cli.publish",
        "publish": "ivrflow.cli.publish",
        "versions": "ivrflow.cli.versions",
        "diff": "ivrflow.cli.versions",
        "rollback": "ivrflow.cli.versions",
        "flows": "ivrflow.cli.publish",
        "routes": "ivrflow.cli.routes",
    },
    "What they use": {
        "calendars": "ivrflow.cli.calendars",
        "lists": "ivrflow.cli.lists",
        "tables": "ivrflow.cli.tables",
        "host": "ivrflow.cli.hosts",
        "voices": "ivrflow.cli.voices",
    },
    "Calls": {
        "up": "ivrflow.cli.engine",
        "calls": "ivrflow.cli.calls",
        "report": "ivrflow.cli.report",
    },
    "This command": {
        "completion": "ivrflow.cli.completion",
    },
}
"""Heading → command → the module that declares it."""


@dataclass(slots=True)
class Session:
    """What all commands share."""

    config_file: Path | None
    output: Output
    author: str

    def configuration(self, **flags: object) -> Configuration:
        """The settings; `sip_port=5070` stands for `sip.port`, and None for a flag that was not given."""
        return read_configuration(self.config_file, flags={name.replace("_", ".", 1): flags[name] for name in flags})

    @contextmanager
    def installation(self, **flags: object) -> Iterator[Installation]:
        from ivrflow.runtime.wiring import installation

        with installation(self.configuration(**flags)) as opened:
            yield opened


pass_session = click.make_pass_decorator(Session)


@click.group(
    cls=LazyGroup, sections=SECTIONS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="ivrflow")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="The settings (default: ivrflow.toml).")
@click.option("--author", envvar="IVRFLOW_AUTHOR", default="", help="Who changes something (default: the login name).")
@click.option("--verbose", is_flag=True, help="Show what happens inside.")
@click.pass_context
def cli(context: click.Context, config_file: Path | None, author: str, verbose: bool) -> None:
    """IVRFlow: call flows that are drawn, proved, published and answered.

    `ivrflow COMMAND --help` tells more. Exit codes: 0 fine, 1 findings, 2 misuse, 3 environment.
    """
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO if context.invoked_subcommand == "up" else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    context.obj = Session(config_file, Output(context.meta.get(AS_JSON, False)), author or _login_name())


def main() -> None:
    """Run the command line; errors become one message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that lacks a character, or a file that is no UTF-8, must not end us: show it escaped.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        # click gives back the code of `context.exit`, and None for a command that came to its end.
        code = cli.main(standalone_mode=False) or 0
        sys.stdout.flush()
    except click.ClickException as misuse:
        misuse.show()
        return misuse.exit_code
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("stopped\n")
        return INTERRUPTED
    except IvrflowError as error:
        sys.stderr.write(f"ivrflow: {error}\n")
        return error.exit_code
    except (BrokenPipeError, ReaderGone):
        # Python's own flush at the end must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return int(code)


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
