"""Conversation files beside flows: found, run, and shown where they fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import ParsedConversations, parse_conversations, print_step
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.simulation.conversation_run import ConversationRun, run_conversation

__all__ = ["ConversationFile", "describe_failure", "find_conversations", "read_conversations", "run_file"]

SUFFIX = ".calls"


@dataclass(frozen=True, slots=True)
class ConversationFile:
    """One `.calls` file, and the flow that its calls go to: `telebank.calls` tests `telebank`."""

    path: Path
    flow: str
    text: str
    parsed: ParsedConversations


def read_conversations(path: Path) -> ConversationFile:
    """Raises Unavailable when the file cannot be read; what is wrong in it is in `parsed.issues`."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise Unavailable(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Unavailable(f"{path}: is not UTF-8; save it as UTF-8") from error
    return ConversationFile(path, path.name.partition(".")[0], text, parse_conversations(text, str(path)))


def find_conversations(paths: tuple[Path, ...]) -> list[Path]:
    """The `.calls` files that these paths name. Raises Misuse."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(sorted(path.glob(f"*{SUFFIX}")))
        elif path.suffix == ".ivr" and path.with_suffix(SUFFIX).exists():
            found.append(path.with_suffix(SUFFIX))
        elif path.exists():
            found.append(path)
        else:
            raise Misuse(f"{path}: there is no such file")
    return found


def run_file(
    file: ConversationFile, programs: Mapping[str, Program], live: Mapping[tuple[str, str], LiveDatum]
) -> list[ConversationRun]:
    """Run all conversations of a file. Raises Misuse when there is no flow of that name."""
    if file.flow not in programs:
        raise Misuse(f'{file.path}: there is no flow "{file.flow}" without errors to test; `ivrflow check` tells')
    return [run_conversation(each, programs, file.flow, live) for each in file.parsed.conversations]


def describe_failure(path: Path, run: ConversationRun) -> str:
    """The conversation as written, with what happened instead at the place where it fails."""
    conversation = run.conversation
    failed_at = run.failed_at
    assert failed_at is not None, "only a conversation that failed has a failure to describe"
    line = conversation.steps[failed_at].span.line or conversation.span.line
    lines = [f'{path}:{line}: "{conversation.title}": {run.problem}', ""]
    for number, step in enumerate(conversation.steps):
        words = print_step(step)
        if number < failed_at:
            lines.append(f"    {words}")
        elif number == failed_at:
            lines.append(f"  - {words}")
            lines.extend(f'  + hear "{text}"' for text in run.instead)
            if run.call.ended:
                lines.append(f"  + (the call is over: ended by {run.call.ended_by})")
        else:
            lines.append(f"    {words}")
    path_walked = " -> ".join(_nodes(run))
    lines += ["", f"  The call went {path_walked or 'nowhere'}."]
    return "\n".join(lines)


def _nodes(run: ConversationRun) -> list[str]:
    visited = [visit.node for step in run.call.journal.steps for visit in step.visits]
    return visited if run.call.ended else [*visited, run.call.runner.call.walk.current.id]
