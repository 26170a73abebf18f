"""What a new flow looks like."""

from __future__ import annotations

import pytest

from designer.drafts.beginning import new_flow
from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow, print_flow
from ivrflow.nodes.catalogue import load_catalogue


@pytest.mark.parametrize("languages", [["en-US"], ["zh-CN", "es-ES", "fr-FR"], ["de-DE"]], ids=str)
def test_a_new_flow_could_be_published_as_it_is(languages: list[str]) -> None:
    text = new_flow("ours", 'Our "line"', languages, "Asia/Shanghai")
    parsed = parse_flow(text)
    assert parsed.flow is not None
    assert print_flow(parsed.flow) == text
    compiled = compile_flow(parsed.flow, World(load_catalogue()))
    assert (parsed.issues, compiled.issues) == ((), ())
    assert compiled.program is not None
    assert (compiled.program.title, list(compiled.program.languages)) == ('Our "line"', languages)
