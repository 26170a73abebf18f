"""`ivrflow.toml`: what an installation is made of. Flag over environment over file over default.

Every setting is declared once, below, in the dataclasses; the file's tables and keys, the environment variables
(`IVRFLOW_SIP_PORT` is `port` in `[sip]`) and the reference page are read off them.
"""
# size: the settings one after the other, as they stand in the file and on the reference page

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints

from ivrflow.model.errors import Misuse, Unavailable

__all__ = ["DEFAULT_FILE", "Configuration", "read_configuration", "resolve_secret"]

DEFAULT_FILE = "ivrflow.toml"


def setting(default: Any, help: str) -> Any:  # noqa: A002 - the word that a reader of a declaration expects
    """Declare one setting."""
    if isinstance(default, dict | list):
        return field(default_factory=lambda: type(default)(default), metadata={"help": help})
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True, slots=True)
class EngineSection:
    """The engine as a whole."""

    name: str = setting("main", "Its name; a second engine of the same name is told to go away.")
    workspace: str = setting("default", "The enterprise whose flows it serves.")
    max_calls: int = setting(1000, "Calls at once; further ones get 503.")
    drain_s: int = setting(3600, "How long calls may go on after SIGTERM before they are ended.")


@dataclass(frozen=True, slots=True)
class SipSection:
    """The SIP line."""

    ip: str = setting("127.0.0.1", "Address to listen on, in numbers.")
    port: int = setting(5060, "UDP port; 0 takes a free one.")
    public_ip: str = setting("", "What peers are told to send to, when it is another address (1:1 NAT).")
    peers: list[str] = setting([], "Addresses and networks that may call; empty for everyone.")
    trust_identity: bool = setting(False, "Take the caller from P-Asserted-Identity; only behind a trusted trunk.")


@dataclass(frozen=True, slots=True)
class MediaSection:
    """RTP."""

    port_low: int = setting(20000, "First UDP port for RTP.")
    port_high: int = setting(39999, "Last UDP port for RTP.")
    kernel_filter: bool = setting(True, "Let the Linux kernel drop audio that nobody needs, where it can.")
    silence_s: int = setting(30, "A call is lost after so many seconds without a packet; 0 for never.")


@dataclass(frozen=True, slots=True)
class PathsSection:
    """Where things are. Relative to the folder of the file."""

    store: str = setting("var/ivrflow.db", "The store: a SQLite file, or a database URL.")
    flows: str = setting("flows", "Flow files, with their conversations.")
    hosts: str = setting("flows/hosts", "Host sources and their statements.")
    calendars: str = setting("flows/calendars", "Calendars that a fresh store begins with.")
    lists: str = setting("flows/lists", "Lists that a fresh store begins with.")
    tables: str = setting("flows/tables", "Tables that a fresh store begins with.")
    voices: str = setting("voices", "Recordings and voice settings per language.")
    sounds: str = setting("var/sounds", "The cache of rendered prompts; may be deleted.")


@dataclass(frozen=True, slots=True)
class SpeechSection:
    """Text to speech."""

    workers: int = setting(2, "Worker processes.")


@dataclass(frozen=True, slots=True)
class AcdSection:
    """Where callers may be sent."""

    max_uui_octets: int = setting(900, "Attached data longer than this (as hex) is replaced by a reference.")


@dataclass(frozen=True, slots=True)
class TransferSection:
    """Transfers."""

    allow: list[str] = setting([], "Targets that calls may be transferred to: `+8610*`, `sip:*@pbx.example`; none.")
    gateway: str = setting("", "Where numbers go: `sip:{number}@pbx.example`; empty: numbers cannot be called.")


@dataclass(frozen=True, slots=True)
class DesignerSection:
    """The designer: the page in which flows are drawn."""

    start: bool = setting(False, "`ivrflow up` starts it beside the engine.")
    ip: str = setting(
        "127.0.0.1", "Address to listen on. Until there is an administrator it is 127.0.0.1 all the same."
    )
    port: int = setting(8080, "TCP port.")
    hosts: list[str] = setting([], "Names by which browsers may call it, such as `ivr.example`; none: any.")
    proxies: list[str] = setting(
        [],
        "Addresses and networks of proxies in front, such as `10.0.0.5`: they are believed for whom, by which name and "
        "whether by HTTPS they ask (`X-Forwarded-For`, `-Host`, `-Proto`); nobody else is.",
    )
    https: bool = setting(False, "Browsers come by HTTPS alone; cookies are then sent over nothing else.")
    wall_port: int = setting(0, "TCP port (WebSocket) of the live wall; 0: the one after `port`, if it is free.")
    wall_url: str = setting(
        "", "Where pages find it, when it is elsewhere: `wss://wall.example/api/wall/live`; empty: where the page is."
    )
    four_eyes: bool = setting(
        False, "Nobody publishes, schedules or rolls back to what he wrote himself; somebody else does."
    )


@dataclass(frozen=True, slots=True)
class OidcSection:
    """Signing in to the designer through an identity provider (OpenID Connect). Needs `pip install 'ivrflow[oidc]'`.

    The provider sends people back to `https://ivr.example/api/single-sign-on/return`, where `ivr.example` stands for
    what browsers call the designer. `roles` say which of its groups are what here, such as
    `roles = { "ivr-admins" = "admin", "ivr-team" = "editor" }`; of several the one that may most counts.
    """

    issuer: str = setting("", "The provider: its address, exactly as it writes it itself; empty: none.")
    client_id: str = setting("", "What it calls this designer.")
    client_secret: str = setting("", "What this designer proves itself by: `env:NAME` or `file:PATH`; empty: none.")
    label: str = setting("Single sign-on", "What is written on the button of the sign-in page.")
    scopes: list[str] = setting(["profile", "email"], "What is asked for beside `openid`.")
    name_claim: str = setting("preferred_username", "What people are called by; `email` must be verified then.")
    roles_claim: str = setting("groups", "What lists a person's groups; `realm_access.roles` leads into an object.")
    roles: dict[str, str] = setting({}, "Group → viewer, editor, publisher or admin.")
    default_role: str = setting("", "The role of those who are in none of these groups; empty: they are refused.")


@dataclass(frozen=True, slots=True)
class BrowserSection:
    """Calls from the designer's page, with sound."""

    start: bool = setting(False, "The engine takes calls from the page in which flows are drawn.")
    ip: str = setting("127.0.0.1", "Address to listen on.")
    port: int = setting(8090, "TCP port (WebSocket); 0 takes a free one.")
    url: str = setting(
        "", "Where pages find it, when a proxy is in front: `wss://ivr.example/call`; empty: `ws://` ip and port."
    )
    max_calls: int = setting(8, "Calls at once; further ones are refused.")
    max_minutes: int = setting(15, "A call that lasts longer is ended.")


@dataclass(frozen=True, slots=True)
class MonitorSection:
    """How engines tell the live wall what goes on."""

    start: bool = setting(True, "The engine tells those who know the store's secret how it and its calls are doing.")
    ip: str = setting("127.0.0.1", "Address to listen on.")
    port: int = setting(0, "TCP port (WebSocket); 0 takes a free one, which the designer finds in the store.")


@dataclass(frozen=True, slots=True)
class PublishSection:
    """What is demanded before callers get a flow. Errors always stand in the way."""

    no_warnings: bool = setting(False, "Warnings of the checks stand in the way too.")
    conversations: bool = setting(
        True, "All conversations of the flows that change, and of those above them, must pass."
    )
    coverage: int = setting(0, "Percent of the exits of each such flow that the conversations must go through.")
    proof: bool = setting(False, "Exploring such flows must show no call that meets an error.")
    may_skip: bool = setting(False, "Let `ivrflow publish --skip-gates REASON` publish all the same; it is recorded.")


@dataclass(frozen=True, slots=True)
class Configuration:
    """A whole installation."""

    folder: Path
    """What relative paths count from."""
    engine: EngineSection = field(default_factory=EngineSection)
    sip: SipSection = field(default_factory=SipSection)
    media: MediaSection = field(default_factory=MediaSection)
    paths: PathsSection = field(default_factory=PathsSection)
    speech: SpeechSection = field(default_factory=SpeechSection)
    acd: AcdSection = field(default_factory=AcdSection)
    transfer: TransferSection = field(default_factory=TransferSection)
    publish: PublishSection = field(default_factory=PublishSection)
    designer: DesignerSection = field(default_factory=DesignerSection)
    oidc: OidcSection = field(default_factory=OidcSection)
    """`[designer.oidc]`."""
    browser: BrowserSection = field(default_factory=BrowserSection)
    monitor: MonitorSection = field(default_factory=MonitorSection)
    routes: Mapping[str, str] = field(default_factory=dict)
    """`[routes]`: number or prefix → flow. What a fresh store begins with."""
    queues: Mapping[str, str] = field(default_factory=dict)
    """`[queues]`: name → SIP URI."""

    def path(self, name: str) -> Path:
        """One of the paths, absolute."""
        return self.folder / str(getattr(self.paths, name))

    def path_from_here(self, name: str) -> Path:
        """One of the paths as people are told of it: from the working directory, where it lies in there."""
        path, here = self.path(name), Path.cwd()
        return path.relative_to(here) if path.is_relative_to(here) and path != here else path

    def store(self) -> str | Path:
        """The store: a database URL as it stands, or an absolute path."""
        where = self.paths.store
        return where if "://" in where else self.folder / where


SECTIONS: Mapping[str, type] = {
    "engine": EngineSection,
    "sip": SipSection,
    "media": MediaSection,
    "paths": PathsSection,
    "speech": SpeechSection,
    "acd": AcdSection,
    "transfer": TransferSection,
    "publish": PublishSection,
    # Before the table that it stands in.
    "designer.oidc": OidcSection,
    "designer": DesignerSection,
    "browser": BrowserSection,
    "monitor": MonitorSection,
}
FREE_SECTIONS = ("routes", "queues")
"""Tables whose keys an installation chooses."""


def read_configuration(
    file: Path | None = None, environment: Mapping[str, str] = os.environ, flags: Mapping[str, object] = {}
) -> Configuration:
    """Read the settings. `flags` are by dotted name, `sip.port`; those that are None do not count.

    Without a file named, `ivrflow.toml` is read where it exists. Raises Misuse for what cannot be meant, Unavailable
    for a file that cannot be read.
    """
    path = file or Path(environment.get("IVRFLOW_CONFIG", DEFAULT_FILE))
    written = _read_file(path) if file is not None or path.exists() else {}
    sections: dict[str, Any] = {}
    for name, section in SECTIONS.items():
        table = _taken(written, name)
        values = _section_values(name, section, table, path, environment, flags)
        sections[name.rpartition(".")[2]] = section(**values)
    for name in FREE_SECTIONS:
        table = written.pop(name, {})
        if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
            raise Misuse(f'{path}: [{name}] holds lines such as "95588" = "telebank"')
        sections[name] = table
    if written:
        unknown = next(iter(written))
        raise Misuse(f"{path}: unknown table [{unknown}]{_hint(unknown, [*SECTIONS, *FREE_SECTIONS])}")
    return Configuration(folder=path.parent.resolve(), **sections)


def _taken(written: dict[str, Any], name: str) -> object:
    """A table, taken out of the one that it stands in: `designer.oidc`."""
    outer, _, inner = name.rpartition(".")
    holder = written.get(outer, {}) if outer else written
    return holder.pop(inner, {}) if isinstance(holder, dict) else {}


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Unavailable(f"{path}: cannot be read ({error.strerror}); give another file with --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misuse(f"{path}: is not TOML: {error}") from error


def _section_values(
    name: str, section: type, table: object, path: Path, environment: Mapping[str, str], flags: Mapping[str, object]
) -> dict[str, object]:
    if not isinstance(table, dict):
        raise Misuse(f"{path}: [{name}] must be a table")
    types = get_type_hints(section)
    known = [each.name for each in fields(section)]
    for key in table:
        if key not in known:
            raise Misuse(f"{path}: [{name}] has no setting `{key}`{_hint(key, known)}")
    values: dict[str, object] = {}
    for key in known:
        variable = f"IVRFLOW_{name}_{key}".replace(".", "_").upper()
        if flags.get(f"{name}.{key}") is not None:
            values[key] = _typed(flags[f"{name}.{key}"], types[key], f"--{key.replace('_', '-')}")
        elif variable in environment:
            values[key] = _typed(environment[variable], types[key], variable)
        elif key in table:
            values[key] = _typed(table[key], types[key], f"{path}: [{name}] {key}")
    return values


def _typed(value: object, wanted: Any, where: str) -> object:
    """A value as its type, from TOML, from an environment variable or from a flag."""
    if wanted is bool and value in (True, False, "true", "false", "1", "0"):
        return value in (True, "true", "1")
    if wanted is int and not isinstance(value, bool):
        try:
            return int(str(value))
        except ValueError:
            raise Misuse(f"{where}: expected a whole number, found {value!r}") from None
    if wanted is str and isinstance(value, str | Path):
        return str(value)
    if wanted == list[str]:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return value
    if wanted == dict[str, str]:
        if isinstance(value, str):
            pairs = [part.partition("=") for part in value.split(",") if part.strip()]
            return {key.strip(): each.strip() for key, _, each in pairs}
        if isinstance(value, dict) and all(isinstance(part, str) for part in value.values()):
            return value
    words = {bool: "true or false", str: "a text", list[str]: "a list of texts", dict[str, str]: "a table of texts"}
    raise Misuse(f"{where}: expected {words.get(wanted, 'a whole number')}, found {value!r}")


def _hint(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f"; did you mean `{near[0]}`?" if near else f"; known are {', '.join(known)}"


def resolve_secret(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """A setting that names where its value is kept: `env:NAME`, `file:PATH`; anything else is itself.

    Raises Unavailable; the message never holds the secret.
    """
    kind, _, where = text.partition(":")
    if kind == "env":
        if where not in environment:
            raise Unavailable(f"the environment variable {where} is not set")
        return environment[where]
    if kind == "file":
        try:
            return Path(where).read_text("utf-8").strip()
        except OSError as error:
            raise Unavailable(f"{where}: cannot be read ({error.strerror})") from error
    return text
