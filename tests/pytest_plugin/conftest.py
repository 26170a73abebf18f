"""A small project with one flow, in which an inner pytest runs."""

from __future__ import annotations

# An inner pytest forgets what it imported, and numpy cannot be imported twice: what is imported out here stays. The
# public holidays of all countries are three hundred modules, which every inner run would import anew.
import holidays  # noqa: F401 - see above
import pytest

import ivrflow.host.declarations
import ivrflow.pytest_plugin.caller
import ivrflow.pytest_plugin.conversations
import ivrflow.pytest_plugin.random_items
import ivrflow.speech.recordings  # noqa: F401 - see above

SHOP = """\
flow shop "Shop" {
  languages = [en-US]
  zone      = Europe/London
  start     = welcome
  var number: text private
}

menu welcome {
  prompt = say("Welcome to the shop. For our hours, press 1. For your order, press 2. For our staff, press 0.")
  attempts = 1
  key "0" -> staff
  key "1" -> opening
  key "2" -> ask
  noinput -> bye
  nomatch -> bye
}

hours opening {
  calendar = shop
  open -> say_open
  closed -> bye
  holiday -> bye
}

play say_open {
  prompt = say("We are open.")
  done -> bye
}

collect ask {
  prompt = say("Your order number, please.")
  min = 3
  max = 3
  into number = digits
  done -> welcome
  noinput -> bye
  nomatch -> bye
}

queue staff {
  queue = staff
  attach = (number = number otherwise "")
  busy -> bye
  noanswer -> bye
}

hang_up bye {
  prompt = say("Goodbye.")
}
"""

SHOP_CALENDAR = "\n".join(f'{day} = ["09:00-17:00"]' for day in ("mon", "tue", "wed", "thu", "fri"))


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """`ivrflow.toml` and `flows/shop.ivr`, as somebody's own project would have them."""
    # Hypothesis takes a second to import, in every inner run anew.
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest -p no:xdist")
    folder = pytester.mkdir("flows")
    (folder / "shop.ivr").write_text(SHOP, "utf-8")
    (folder / "calendars").mkdir()
    (folder / "calendars" / "shop.toml").write_text(SHOP_CALENDAR, "utf-8")
    (pytester.path / "ivrflow.toml").write_text('[queues]\nstaff = "sip:staff@127.0.0.1:5070"\n', "utf-8")
    return pytester
