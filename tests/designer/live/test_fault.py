"""What is wrong in a form is told without saying again where it is."""

from __future__ import annotations

from designer.live.fault import without_place


def test_places_are_left_out_in_their_order() -> None:
    assert without_place('calendar "", mon: no', 'calendar ""', "mon") == "no"
    assert without_place("no: nothing", "x") == "no: nothing"
