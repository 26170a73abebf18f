"""How our commands differ from click's: imported when called, `--json` everywhere, "did you mean"."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

__all__ = ["AS_JSON", "Command", "CommandGroup", "LazyGroup", "ReaderGone"]

AS_JSON = "ivrflow.json"
"""In the context's `meta`: `--json` was given."""


def _json_option() -> click.Option:
    def switch_on(context: click.Context, _parameter: click.Parameter, given: bool) -> None:
        if given:
            # Before the command's own function has run there is no session yet; see `cli`.
            context.meta[AS_JSON] = True
            if context.obj is not None:
                context.obj.output.as_json = True

    return click.Option(
        ["--json"],
        is_flag=True,
        expose_value=False,
        callback=switch_on,
        help="Print one JSON document, for programs.",
    )


class ReaderGone(Exception):
    """Nobody reads our output any more."""


class Command(click.Command):
    """A command that takes `--json` behind its name, where people look for it, as well as before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_json_option())


class CommandGroup(click.Group):
    """A group of commands that may be run by itself."""

    command_class = Command
    group_class: type[click.Group | type] | None = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_json_option())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-") and not ctx.resilient_parsing:
            known = self.list_commands(ctx)
            near = get_close_matches(name, known, 1)
            advice = f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(known)}"
            raise click.UsageError(f'no such command "{name}"; {advice}', ctx)
        return super().resolve_command(ctx, args)


class LazyGroup(CommandGroup):
    """The command itself. A module with commands is imported when one of them is called: most need little.

    `sections` is heading → name of a command → module that declares it, under that name.
    """

    group_class = CommandGroup

    def __init__(self, *args: Any, sections: Mapping[str, Mapping[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sections = sections
        self._modules = {name: module for section in sections.values() for name, module in section.items()}

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # click would call that a failure; whoever closed the pipe (`| head`) has seen what they wanted.
            raise ReaderGone from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self._modules:
            import_module(self._modules[cmd_name])
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, names in self._sections.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(heading):
                formatter.write_dl([(name, found.get_short_help_str(80)) for name, found in commands if found])
