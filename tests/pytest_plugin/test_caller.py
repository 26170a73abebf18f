"""The fixture `call`."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]


def run(project: pytest.Pytester, body: str) -> pytest.RunResult:
    """Run one test with this body in the project."""
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    project.makepyfile(test_shop=f"def test_shop(call):\n{lines}\n")
    return project.runpytest_inprocess("-q")


def test_hears_presses_and_ends(project: pytest.Pytester) -> None:
    run(
        project,
        """
call.dials("shop", at="2026-03-02 10:15")
call.hears("press 1")
assert not call.ended
call.press("1")
call.hears("we are OPEN")
assert call.ended
assert call.ended_by == "flow"
assert call.path == ["welcome", "opening", "say_open", "bye"]
assert call.heard == ["Welcome to the shop. For our hours, press 1. For your order, press 2. "
                      "For our staff, press 0.", "We are open.", "Goodbye."]
""",
    ).assert_outcomes(passed=1)


def test_hand_off_shows_where_and_with_what(project: pytest.Pytester) -> None:
    run(
        project,
        """
call.dials("shop")
call.press("2", during="Welcome")
call.press("123", during="order number")
call.hears("press 0")
assert call.variables["number"] == "123"
call.press("0")
assert call.handed_to == "staff"
assert call.transferred_to is None
assert call.attached == {"number": "123"}
""",
    ).assert_outcomes(passed=1)


def test_stubs_before_the_call_and_during_it(project: pytest.Pytester) -> None:
    run(
        project,
        """
call.stub("queue staff is busy")
call.dials("shop")
call.stub("calendar shop is closed")
call.press("0", during="Welcome")
call.hears("Goodbye")
assert call.handed_to is None
call.dials("shop", at="2026-03-02 10:15")
call.press("1", during="Welcome")
call.expect('not hear "We are open"')
call.expect("ended by flow")
""",
    ).assert_outcomes(passed=1)


@pytest.mark.parametrize("length", ['"60s"', '"60000ms"', "60", "60.0"])
def test_time_passes_when_it_is_told_to(project: pytest.Pytester, length: str) -> None:
    result = run(project, f'call.dials("shop")\ncall.wait({length})\nassert call.heard[-1] == "Goodbye."')
    result.assert_outcomes(passed=1)


def test_silence_and_hanging_up(project: pytest.Pytester) -> None:
    run(
        project,
        """
call.dials("shop")
call.silence()
call.hears("Goodbye")
call.dials("shop")
call.hang_up()
assert call.ended_by == "caller"
""",
    ).assert_outcomes(passed=1)


def test_what_is_not_heard_fails_with_what_was_heard_instead(project: pytest.Pytester) -> None:
    result = run(project, 'call.dials("shop")\ncall.press("7")\ncall.hears("order number")')
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [">*call.hears(*", "E*the call is over (ended by flow)*", '*- hear "order number"', '*+ hear "*Goodbye.*"']
    )
    result.stdout.fnmatch_lines(["*The call went welcome -> bye*"])
    # The line of the test is what matters, not the plugin's inside.
    result.stdout.no_fnmatch_line("*caller.py*")


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ('call.dials("shpo")', '*there is no flow "shpo" in the folder; there are: shop*'),
        ('call.hears("x")', "*no call was placed yet*"),
        ('call.dials("shop"); call.press("1x")', "*'1x' are no keys*"),
        ('call.dials("shop"); call.wait("4 parsecs")', "*wait 4 parsecs*"),
        ('call.stub("press 1")', "*is no answer*"),
    ],
)
def test_slips_are_told(project: pytest.Pytester, step: str, message: str) -> None:
    result = run(project, step)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([message])


def test_flows_may_lie_elsewhere(project: pytest.Pytester) -> None:
    (project.path / "flows").rename(project.path / "menus")
    (project.path / "conf").mkdir()
    (project.path / "ivrflow.toml").rename(project.path / "conf" / "ours.toml")
    (project.path / "menus" / "calendars").rename(project.path / "conf" / "calendars")
    with (project.path / "conf" / "ours.toml").open("a") as file:
        file.write('[paths]\ncalendars = "calendars"\n')
    project.makeini("[pytest]\nivrflow_flows = menus\nivrflow_config = conf/ours.toml\n")
    run(project, 'call.dials("shop")\ncall.hears("Welcome")').assert_outcomes(passed=1)


def test_says_and_speaks_where_the_flow_listens(project: pytest.Pytester) -> None:
    flow = project.path / "flows" / "desk.ivr"
    flow.write_text(
        """flow desk "Desk" {
  languages = [en-US]
  zone = UTC
  start = ask
  on error -> bye
}

listen ask {
  prompt = say("A message, or an agent?")
  phrases = (message = "message", agent = "agent")
  heard -> leave
  noinput -> line
  nomatch -> bye
}

voicemail leave {
  prompt = say("Speak.")
  box = desk
  kept -> bye
  noinput -> bye
}

queue line {
  queue = staff
  music = say("la la")
}

hang_up bye {
}
"""
    )
    run(
        project,
        """
call.dials("desk")
call.say("message", during="A message")
call.hears("Speak")
call.speak("5s")
call.hang_up()
call.expect('message in "desk"')
call.dials("desk")
call.silence()
call.silence()
call.silence()
assert call.handed_to == "staff"
""",
    ).assert_outcomes(passed=1)
