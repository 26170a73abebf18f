"""completion: what the shell offers when Tab is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import get_completion_class

from ivrflow.cli.app import cli
from ivrflow.model.errors import IvrflowError, Misuse
from ivrflow.runtime.configuration import read_configuration

__all__ = ["codes", "completion", "flow_names", "kind_names"]

Complete = Callable[[click.Context, click.Parameter, str], list[str]]
HOW = {
    "bash": 'eval "$(ivrflow completion bash)"      # in ~/.bashrc',
    "zsh": 'eval "$(ivrflow completion zsh)"       # in ~/.zshrc',
    "fish": "ivrflow completion fish | source      # in ~/.config/fish/config.fish",
}


@cli.command(epilog="\b\n" + "\n".join(HOW.values()))
@click.argument("shell", type=click.Choice(list(HOW)))
def completion(shell: str) -> None:
    """Print the script for completion with Tab.

    It completes commands, options, flows, kinds and codes.
    """
    found = get_completion_class(shell)
    if found is None:
        raise Misuse(f"this version of click knows no completion for {shell}")
    print(found(cli, {}, "ivrflow", "_IVRFLOW_COMPLETE").source())


def _offered(list_all: Callable[[], Iterable[str]]) -> Complete:
    def complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
        try:
            return [name for name in list_all() if name.startswith(incomplete)]
        except IvrflowError:
            # Somebody presses Tab in the wrong folder: nothing to offer. The command itself will say what is wrong.
            return []

    return complete


def _flows() -> list[str]:
    return sorted(path.stem for path in read_configuration().path("flows").glob("*.ivr"))


def _kinds() -> Iterable[str]:
    from ivrflow.nodes.catalogue import load_catalogue

    return load_catalogue()


def _codes() -> Iterable[str]:
    from ivrflow.runtime.finding_codes import FINDING_CODES

    return FINDING_CODES


flow_names, kind_names, codes = _offered(_flows), _offered(_kinds), _offered(_codes)
