"""`ivrflow.toml`: flag over environment over file over default; what cannot be meant is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.runtime.configuration import Configuration, read_configuration, resolve_secret


def write(folder: Path, text: str) -> Path:
    path = folder / "ivrflow.toml"
    path.write_text(text, "utf-8")
    return path


def test_flag_over_environment_over_file_over_default(tmp_path: Path) -> None:
    file = write(tmp_path, "[sip]\nport = 1\n")
    environment = {"IVRFLOW_SIP_PORT": "2"}
    assert read_configuration(file, {}).sip.port == 1
    assert read_configuration(file, environment).sip.port == 2
    assert read_configuration(file, environment, {"sip.port": 3}).sip.port == 3
    assert read_configuration(file, environment, {"sip.port": None}).sip.port == 2
    assert read_configuration(write(tmp_path, ""), {}).sip.port == 5060


def test_without_a_file_all_is_as_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_configuration(None, {}) == Configuration(folder=tmp_path)


def test_paths_count_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    configuration = read_configuration(write(tmp_path, '[paths]\nflows = "menus"\nvoices = "/srv/voices"\n'), {})
    assert configuration.path("flows") == tmp_path / "menus"
    assert configuration.path("voices") == Path("/srv/voices")
    assert configuration.store() == tmp_path / "var" / "ivrflow.db"


def test_a_store_may_be_a_url(tmp_path: Path) -> None:
    configuration = read_configuration(write(tmp_path, '[paths]\nstore = "sqlite:////srv/x.db"\n'), {})
    assert configuration.store() == "sqlite:////srv/x.db"


def test_the_environment_may_name_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, "[sip]\nport = 7\n")
    assert read_configuration(None, {"IVRFLOW_CONFIG": str(file)}).sip.port == 7


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("IVRFLOW_SIP_PEERS", "10.0.0.0/8, 192.0.2.1", ["10.0.0.0/8", "192.0.2.1"]),
        ("IVRFLOW_SIP_TRUST_IDENTITY", "true", True),
        ("IVRFLOW_SIP_TRUST_IDENTITY", "0", False),
        ("IVRFLOW_SIP_PUBLIC_IP", "192.0.2.1", "192.0.2.1"),
    ],
)
def test_the_environment_is_typed(tmp_path: Path, variable: str, text: str, value: object) -> None:
    sip = read_configuration(write(tmp_path, ""), {variable: text}).sip
    assert getattr(sip, variable.removeprefix("IVRFLOW_SIP_").lower()) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[sip]\nprot = 5060\n", r"\[sip\] has no setting `prot`; did you mean `port`\?"),
        ("[spi]\n", r"unknown table \[spi\]; did you mean `sip`\?"),
        ("[sip]\nport = true\n", "expected a whole number, found True"),
        ('[sip]\nport = "many"\n', "expected a whole number, found 'many'"),
        ("[sip]\ntrust_identity = 3\n", "expected true or false, found 3"),
        ("[sip]\npeers = [1]\n", "expected a list of texts"),
        ("[sip]\nip = 5\n", "expected a text, found 5"),
        ("sip = 5\n", r"\[sip\] must be a table"),
        ("[routes]\n95588 = 5\n", r"\[routes\] holds lines such as"),
        ("[sip\n", "is not TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(Misuse, match=message):
        read_configuration(write(tmp_path, text), {})


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be read"):
        read_configuration(tmp_path / "nosuch.toml", {})


def test_secrets_are_kept_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("s3cret\n", "utf-8")
    assert resolve_secret("env:BANK", {"BANK": "postgresql://x"}) == "postgresql://x"
    assert resolve_secret(f"file:{tmp_path / 'password'}", {}) == "s3cret"
    assert resolve_secret("sqlite:///bank.db", {}) == "sqlite:///bank.db"


@pytest.mark.parametrize("where", ["env:NOSUCH", "file:/nowhere/at/all"])
def test_a_secret_that_is_not_there_is_told(where: str) -> None:
    with pytest.raises(Unavailable, match=where.partition(":")[2]):
        resolve_secret(where, {})


def test_paths_are_told_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configuration = Configuration(tmp_path / "ferry")
    monkeypatch.chdir(tmp_path)
    assert configuration.path_from_here("flows") == Path("ferry/flows")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert configuration.path_from_here("flows") == tmp_path / "ferry" / "flows"


def test_a_table_may_stand_in_another(tmp_path: Path) -> None:
    text = """
[designer]
port = 8181
[designer.oidc]
issuer = "https://idp.example"
roles = { "ivr team" = "editor" }
"""
    file = tmp_path / "ivrflow.toml"
    file.write_text(text)
    read = read_configuration(file, {"IVRFLOW_DESIGNER_OIDC_CLIENT_ID": "ivrflow"})
    assert (read.designer.port, read.oidc.issuer, read.oidc.client_id) == (8181, "https://idp.example", "ivrflow")
    assert read.oidc.roles == {"ivr team": "editor"}
    environment = {"IVRFLOW_DESIGNER_OIDC_ROLES": "a = admin, b=editor"}
    assert read_configuration(file, environment).oidc.roles == {"a": "admin", "b": "editor"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[designer.oidc]\nisuer = 'x'", "did you mean `issuer`"),
        ("[designer.oidc]\nroles = ['a']", "expected a table of texts"),
        ("[designer.oidc.roles]\na = 1", "expected a table of texts"),
        ("[designer]\noidc = 1", "must be a table"),
        ("[sip.oidc]\nissuer = 'x'", "has no setting `oidc`"),
    ],
)
def test_what_cannot_be_meant_in_a_table_within_another_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "ivrflow.toml"
    file.write_text(text)
    with pytest.raises(Misuse, match=message):
        read_configuration(file, {})
