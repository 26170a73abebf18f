"""What callers notice of a change."""

from __future__ import annotations

from ivrflow.runtime.meaning_of_change import meaning_of_change

from ..cli.conftest import SHOP


def test_a_change_is_told_by_what_it_means() -> None:
    after = SHOP.replace('key "2" { en-US: "order" }', 'key "3" { en-US: "order" }')
    assert meaning_of_change("shop", SHOP, after) == {"Keys": ('shop.welcome: order was on "2", is on "3"',)}
    assert meaning_of_change("shop", SHOP, "flow {") == {}


def test_a_change_is_told_to_the_flows_that_lead_there() -> None:
    above = (
        "flow town {\n  languages = [en-US]\n  zone = Europe/Berlin\n  start = main\n}\n"
        'menu main {\n  prompt = say("For the shop, press 1.")\n  key "1" -> shop\n}\ngo shop {\n  flow = shop()\n}\n'
    )
    after = SHOP.replace('  key "2" { en-US: "order" } -> order\n', "")
    assert after != SHOP
    told = meaning_of_change("shop", SHOP, after, {"town": above, "shop": SHOP})
    assert told["Callers can no longer reach"][0].startswith("option shop.welcome order, by order")
    assert told["Callers of town can no longer reach"][0].startswith("option shop.welcome order, by order")
