"""The list of kinds is complete, and where each kind stands says what it is."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest

import ivrflow.nodes
from ivrflow.model.errors import Misuse
from ivrflow.nodes.catalogue import BUILT_IN, FAMILIES, catalogue_of, load_catalogue
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.node import Node
from ivrflow.nodes.speak.play import PlayNode

FOLDER = Path(ivrflow.nodes.__file__).parent


def test_every_kind_in_the_folders_is_listed() -> None:
    found = set()
    for family in FAMILIES:
        for path in (FOLDER / family).glob("*.py"):
            module = importlib.import_module(f"ivrflow.nodes.{family}.{path.stem}")
            members = (member for _, member in inspect.getmembers(module, inspect.isclass))
            found |= {member for member in members if issubclass(member, Node) and "kind" in member.__dict__}
    assert found == set(BUILT_IN)


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.kind)
def test_file_folder_and_class_say_the_same(kind: type[Node]) -> None:
    path = Path(inspect.getfile(kind))
    assert path.stem.rstrip("_") == kind.kind
    assert path.parent.name == kind.family
    assert kind.__name__ == "".join(word.capitalize() for word in kind.kind.split("_")) + "Node"


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.kind)
def test_every_kind_explains_itself(kind: type[Node]) -> None:
    assert (kind.__doc__ or "").strip().splitlines()[0].rstrip().endswith((".", ":", "`", ","))
    assert all(param.help for param in params_of(kind)), "what an author reads beside the field"
    assert all(spec.help for spec in kind.exits)
    for spec in kind.exits:
        assert spec.otherwise is None or spec.otherwise in {other.name for other in kind.exits}


def test_defaults_are_written_as_an_author_would_and_bind() -> None:
    for kind in BUILT_IN:
        for param in params_of(kind):
            assert not (param.required and param.default is not None), f"{kind.kind}.{param.name}"
            if param.shown_when is not None:
                assert param.shown_when[0] in {other.name for other in params_of(kind)}


def test_two_packages_cannot_declare_one_kind() -> None:
    with pytest.raises(Misuse, match='"play"'):
        catalogue_of((PlayNode, PlayNode))


def test_the_built_in_kinds_come_first_in_the_order_of_the_palette() -> None:
    assert list(load_catalogue())[: len(BUILT_IN)] == [kind.kind for kind in BUILT_IN]
    order = [FAMILIES.index(kind.family) for kind in BUILT_IN]
    assert order == sorted(order)
