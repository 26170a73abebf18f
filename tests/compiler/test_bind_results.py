"""What nodes leave behind: results, assignments, what a flow gives back."""

from __future__ import annotations

from .small import codes, collect, small

QUERY = (
    'query hello {\n  call = bank.balance(number = "1")\n  into kept = balance\n'
    "  found -> bye\n  empty -> bye\n  failed -> bye\n}\n"
)


def test_a_result_goes_into_a_variable_of_its_type_and_privacy() -> None:
    def with_variable(declaration: str) -> list[str]:
        return [code for code in codes(small(f"  start = hello\n  var {declaration}", QUERY)) if code != "IVR204"]

    assert with_variable("kept: money private") == []
    assert with_variable("kept: money secret") == []
    assert with_variable("kept: money") == ["IVR602"]
    assert with_variable("kept: text private") == ["IVR202"]
    assert with_variable("other: money private") == ["IVR201"]


def test_what_a_node_sets_and_owes() -> None:
    graph = small(
        "  start = ask\n  var typed: text private\n  result n: number private\n  result told: boolean = true",
        collect("Number?", "keep")
        + "set keep {\n  values = (n = number(typed))\n  done -> home\n}\n"
        + "return home {\n  values = (n = n otherwise 0)\n}\n",
    ).graph
    assert dict(graph.bounds["ask"].into) == {"typed": "digits"}
    assert graph.bounds["keep"].may_clear == {"n"}
    assert graph.bounds["home"].owes == {"told"}
