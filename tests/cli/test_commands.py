"""How our commands differ from click's."""

from __future__ import annotations

import sys

import click
import pytest
from click.testing import CliRunner

from ivrflow.cli.commands import AS_JSON, CommandGroup, LazyGroup


@click.group(cls=CommandGroup)
def group() -> None:
    pass


@group.command()
@click.pass_context
def list_them(context: click.Context) -> None:
    click.echo(context.meta.get(AS_JSON, False))


@pytest.mark.parametrize(
    ("words", "as_json"), [("list-them", "False"), ("list-them --json", "True"), ("--json list-them", "True")]
)
def test_json_is_taken_at_any_place(words: str, as_json: str) -> None:
    assert CliRunner().invoke(group, words.split()).output.strip() == as_json


def test_a_slip_gets_advice() -> None:
    result = CliRunner().invoke(group, ["list-then"])
    assert result.exit_code == 2
    assert 'no such command "list-then"; did you mean `list-them`?' in result.output


def test_modules_are_imported_when_their_command_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    lazy = LazyGroup("lazy", sections={"All": {"tell": "tests_cli_no_such_module"}})
    context = click.Context(lazy)
    assert lazy.list_commands(context) == ["tell"]
    assert "tests_cli_no_such_module" not in sys.modules
    with pytest.raises(ModuleNotFoundError):
        lazy.get_command(context, "tell")
    assert lazy.get_command(context, "other") is None
