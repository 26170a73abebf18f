"""Flow files of folders, compiled in the world that the files around them describe."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.model.errors import BadDocument, Misuse, Unavailable
from ivrflow.runtime.configuration import Configuration
from ivrflow.runtime.flow_folder import no_such_file, read_flow_files, read_flow_folder

FLOW = """\
flow shop "Shop" {
  languages = [en-US]
  zone = UTC
  start = opening
}

hours opening {
  calendar = office
  open -> bye
  closed -> bye
  holiday -> bye
}

hang_up bye {}
"""


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    (tmp_path / "flows" / "calendars").mkdir(parents=True)
    (tmp_path / "flows" / "shop.ivr").write_text(FLOW, "utf-8")
    (tmp_path / "flows" / "calendars" / "office.toml").write_text('mon = ["09:00-17:00"]\n', "utf-8")
    return Configuration(tmp_path)


def test_programs_and_calendars_of_a_folder(configuration: Configuration) -> None:
    folder = read_flow_folder(configuration, [configuration.path("flows")])
    assert list(folder.programs) == ["shop"]
    assert folder.live["calendar", "office"].value == {"mon": ["09:00-17:00"]}
    assert list(folder.complaints()) == []


def test_no_store_is_needed_or_made(configuration: Configuration) -> None:
    read_flow_folder(configuration, [configuration.path("flows")])
    assert not configuration.path("store").exists()


def test_complaints_are_errors_with_their_place(configuration: Configuration) -> None:
    flow = configuration.path("flows") / "shop.ivr"
    flow.write_text(FLOW.replace("open -> bye", "open -> by"), "utf-8")
    folder = read_flow_folder(configuration, [flow])
    assert folder.programs == {}
    [complaint] = folder.complaints()
    assert complaint.startswith(f"{flow}:9:3: error IVR102")


def test_a_calendar_with_mistakes_is_named(configuration: Configuration) -> None:
    (configuration.path("calendars") / "office.toml").write_text('mon = "all day"\n', "utf-8")
    with pytest.raises(BadDocument, match=r"office\.toml"):
        read_flow_folder(configuration, [configuration.path("flows")])


def test_files_that_are_no_text_are_left_to_the_parser(configuration: Configuration) -> None:
    flow = configuration.path("flows") / "shop.ivr"
    flow.write_bytes(FLOW.encode() + b"\xff")
    [complaint] = read_flow_folder(configuration, [flow]).complaints()
    assert "IVR002" in complaint


def test_what_is_not_there_is_told(configuration: Configuration, tmp_path: Path) -> None:
    with pytest.raises(Misuse, match=r"shpo\.ivr: there is no such file; did you mean .*shop\.ivr\?"):
        read_flow_files([configuration.path("flows") / "shpo.ivr"])
    with pytest.raises(Misuse, match=r"there is no \.ivr file here"):
        read_flow_files([tmp_path])
    assert str(no_such_file(tmp_path / "nowhere" / "x.ivr")).endswith("there is no such file")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.ivr").symlink_to(tmp_path / "x.ivr")
    with pytest.raises((Misuse, Unavailable), match=r"x\.ivr"):
        read_flow_files([tmp_path])
