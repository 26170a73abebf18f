"""Flow files as test items: each flow is phoned at random."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ivrflow.lang.conversations.literals import read_duration
from ivrflow.model.errors import IvrflowError
from ivrflow.pytest_plugin.flow_folders import flows_in
from ivrflow.pytest_plugin.random_callers import Rules, phone_at_random

__all__ = ["RandomItem", "RandomSource", "rules_of"]


class RandomSource(pytest.File):
    """An `.ivr` file. A flow that only other flows can call, since it needs arguments, is none of ours."""

    def collect(self) -> Iterator[RandomItem]:
        try:
            folder = flows_in(self.path.parent, self.config)
        except IvrflowError as error:
            raise self.CollectError(str(error)) from error
        read = folder.flows[str(self.path)]
        if read.program is None:
            raise self.CollectError("\n".join(folder.complaints()))
        if all(has_default for _, _, has_default in read.program.signature.arguments):
            item: RandomItem = RandomItem.from_parent(self, name="at_random")
            item.flow = read.program.id
            yield item


class RandomItem(pytest.Item):
    """One flow, many calls."""

    flow: str

    def runtest(self) -> None:
        calls: int = self.config.getoption("ivrflow_random")
        phone_at_random(flows_in(self.path.parent, self.config), self.flow, rules_of(self.config), calls=calls)

    def repr_failure(  # type: ignore[override]  # pytest's own return type cannot be imported
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> object:
        if isinstance(excinfo.value, IvrflowError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.flow} at random"


def rules_of(config: pytest.Config) -> Rules:
    """The rules that pytest's settings ask for."""
    written = config.getini("ivrflow_max_silence")
    try:
        length = read_duration(written)
    except (ValueError, ArithmeticError, KeyError, IndexError):
        raise pytest.UsageError(f"ivrflow_max_silence: {written!r} is no length of time; write `10s`") from None
    return Rules(max_silence_ms=length // timedelta(milliseconds=1))
