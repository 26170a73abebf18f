"""IVR308"""

from __future__ import annotations

import pytest

from ..together import flow_text, issues_of

CALL = "subflow a {\n  flow = other()\n  done -> bye\n  failed -> bye\n}\n"
OTHER = "return a {\n}\n"


@pytest.mark.parametrize("node", [CALL, "go a {\n  flow = other()\n}\n"])
def test_a_flow_that_lacks_a_language(node: str) -> None:
    main = flow_text("main", node, languages="en-US, zh-CN, es-ES")
    (issue,) = issues_of("IVR308", main, flow_text("other", OTHER))
    assert issue.message == "callers who chose zh-CN and es-ES hear `other` in en-US"
    assert issue.flow == "main"


def test_varieties_and_more_languages_are_well() -> None:
    main = flow_text("main", CALL, languages="en-GB, zh-CN")
    assert issues_of("IVR308", main, flow_text("other", OTHER, languages="zh-TW, en-US, fr-FR")) == []
