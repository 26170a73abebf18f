"""A folder of flow files, with their conversations and layouts, and the drafts of a store, kept in step."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ivrflow.lang import parse_flow
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.configuration import Configuration
from ivrflow.runtime.conversation_sets import joined, parted, set_of
from ivrflow.runtime.live_files import SUBJECTS
from ivrflow.store.folder import Folder, FolderFlow, Outcome, Synced
from ivrflow.store.store import Store

__all__ = ["Outcome", "Synced", "pull", "push", "seed"]


def push(store: Store, folder: Path, author: str, force: bool = False) -> tuple[Synced, ...]:
    """Bring the folder's flows into the store, where nobody has touched their drafts since.

    Raises Misuse for a folder without flows, Unavailable.
    """
    files = _read_folder(folder)
    if not files:
        raise Misuse(f"{folder}: there is no .ivr file here")
    return Folder(store.database, str(folder.resolve())).push(files.values(), author, force)


def pull(store: Store, folder: Path, force: bool = False) -> tuple[Synced, ...]:
    """Write the store's drafts into the folder, where nobody has touched the files since. Raises Unavailable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"{folder}: cannot be made ({error.strerror})") from error
    files = _read_folder(folder)
    synced = Folder(store.database, str(folder.resolve()))
    result = synced.pull(files.values(), force)
    for one in result:
        if one.outcome is Outcome.DONE and one.file is not None:
            path = next((path for path, file in files.items() if file.flow == one.flow), folder / f"{one.flow}.ivr")
            _write(path, one.file.text)
            if one.file.layout:
                _write(path.with_suffix(".layout.json"), one.file.layout)
            if one.file.conversations:
                _write_conversations(path, one.file.conversations, gone=not force)
    synced.pulled(result)
    return result


def seed(store: Store, configuration: Configuration, live: Iterable[LiveDatum], author: str) -> list[str]:
    """Give a store what it does not have yet of routes and live data; tells what was added. Changes nothing else.

    Live data that people took away stays away, though a file still has it.
    """
    added = []
    known = {route.pattern for route in store.routes.list()}
    for pattern, flow in configuration.routes.items():
        if pattern not in known:
            store.routes.set(pattern, flow, author)
            added.append(f"route {pattern} -> {flow}")
    removed = store.live.removed(SUBJECTS)
    for datum in live:
        if (datum.subject, datum.name) not in removed and store.live.get(datum.subject, datum.name) is None:
            store.live.put(datum.subject, datum.name, datum.value, author)
            added.append(f"{datum.subject} {datum.name}")
    return added


def _read_folder(folder: Path) -> dict[Path, FolderFlow]:
    files = {}
    for path in sorted(folder.glob("*.ivr")):
        text = _read(path)
        flow = parse_flow(text, str(path)).flow
        layout = path.with_suffix(".layout.json")
        name = flow.id if flow is not None else path.stem
        conversations = joined({each: _read(file) for each, file in _sets_beside(path).items()})
        files[path] = FolderFlow(name, text, _read(layout) if layout.exists() else "", conversations)
    return files


def _sets_beside(path: Path) -> dict[str, Path]:
    """The files of conversations of a flow's file, without those of another one that lies there."""
    found = ((set_of(path.stem, file.name), file) for file in path.parent.glob("*.calls"))
    return {name: file for name, file in found if name == "" or (name and not file.with_suffix(".ivr").exists())}


def _write_conversations(path: Path, text: str, *, gone: bool) -> None:
    """Into the files of their sets. `gone`: those of sets that are no more are removed."""
    sets, before = parted(text), _sets_beside(path)
    for name, part in sets.items():
        _write(path.with_suffix(f".{name}.calls" if name else ".calls"), part)
    for name in before.keys() - sets.keys() if gone else ():
        try:
            before[name].unlink()
        except OSError as error:
            raise Unavailable(f"{before[name]}: cannot be removed ({error.strerror})") from error


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise Unavailable(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Unavailable(f"{path}: is not UTF-8; save it as UTF-8") from error


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise Unavailable(f"{path}: cannot be written ({error.strerror})") from error
