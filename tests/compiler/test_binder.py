"""What a block may know of its surroundings."""

from __future__ import annotations

from dataclasses import replace

from ivrflow.compiler.binder import Surroundings
from ivrflow.model.types import NUMBER

from .small import WORLD


def test_surroundings_that_differ_in_their_variables_only() -> None:
    around = Surroundings("small", ("en-US",), {}, {}, WORLD)
    assert around.differs_in_scope_only(replace(around, scope={"n": NUMBER}))
    assert not around.differs_in_scope_only(replace(around, results={"n": NUMBER}))
    assert not around.differs_in_scope_only(replace(around, languages=("zh-CN",)))
