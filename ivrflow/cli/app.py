"""The command itself: options that all have, exit codes, errors as messages."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from ivrflow import __version__
from ivrflow.cli.output import Output
from ivrflow.model.errors import IvrflowError
from ivrflow.runtime.configuration import Configuration, read_configuration
from ivrflow.runtime.wiring import Installation, installation

__all__ = ["FINDINGS", "Session", "cli", "main", "pass_session"]

FINDINGS = 1
"""Exit code: the command did its work, and found something to mend."""


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
        with installation(self.configuration(**flags)) as opened:
            yield opened


pass_session = click.make_pass_decorator(Session)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="ivrflow")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="The settings (default: ivrflow.toml).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, for programs.")
@click.option("--author", envvar="IVRFLOW_AUTHOR", default="", help="Who changes something (default: the login name).")
@click.option("--verbose", is_flag=True, help="Show what happens inside.")
@click.pass_context
def cli(context: click.Context, config_file: Path | None, as_json: bool, author: str, verbose: bool) -> None:
    """IVRFlow: call flows that are drawn, proved, published and answered.

    Exit codes: 0 fine, 1 findings, 2 misuse, 3 environment.
    """
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    context.obj = Session(config_file, Output(as_json), author or _login_name())


def main() -> None:
    """Run the command line; errors become one message and an exit code."""
    _register()
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except click.ClickException as misuse:
        misuse.show()
        sys.exit(misuse.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("stopped\n")
        sys.exit(130)
    except IvrflowError as error:
        sys.stderr.write(f"ivrflow: {error}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has seen enough (`| head`).
        sys.stderr.close()
        sys.exit(0)


def _register() -> None:
    """Bring in the groups of commands; each adds itself to `cli`."""
    from ivrflow.cli import calls, engine, flows, hosts, publish, talk  # noqa: F401 - they import `cli`


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except OSError:
        return "unknown"
