"""Simulated calls: the browser as a phone, on a virtual clock."""

from __future__ import annotations

from designer.accounts.permissions import can
from designer.api.context import author, site, user
from designer.api.drawn import read_drawn
from designer.api.routing import Empty, allowed, routes
from designer.api.simulator_shapes import (
    ActBody,
    AnswerAction,
    AnyAction,
    AwaitedShape,
    CallBody,
    CallPath,
    CallState,
    HandedShape,
    HangUpAction,
    KeepBody,
    KeptAnswer,
    LineShape,
    ListenAction,
    NodeNameShape,
    PendingShape,
    PressAction,
    SayAction,
    SeenVariable,
    SilenceAction,
    SpeakAction,
    StateAction,
    TypedResult,
    VisitShape,
    WaitAction,
)
from designer.simulator import telling
from designer.simulator.simulation import Place, Simulation, answer_in, conversation_in
from ivrflow.lang.strings import encode_string
from ivrflow.model.conversation import GoSilent, HangsUp, Press, Say, Speak, StepOfTalk, Wait
from ivrflow.model.errors import Misuse
from ivrflow.model.types import Base

__all__ = ["api"]

api = routes("simulator", "Calls to what is being drawn: the same interpreter as the phone's, on a virtual clock.")


@api.post("/simulations", responses={201: CallState})
@allowed("flows.test")
def start_call(body: CallBody) -> tuple[CallState, int]:
    """Call what is being drawn. A flow with errors that no call can meet is refused with the first of them."""
    if body.real and not can(user(), "hosts.ask"):
        raise Misuse("your account may not ask the real sources; answer look-ups by hand")
    programs = read_drawn(body.flow, body).of(body.flow)
    talk = conversation_in(body.conversation) if body.conversation is not None else None
    place = Place(body.flow, body.ani, body.dnis, body.at)
    if talk is not None:
        place = Place(body.flow, talk.ani, talk.dnis, talk.at)
    ask = site().sources.ask if body.real else None
    answers = [answer_in(line) for line in body.answers]
    simulation = Simulation(programs, place, site().programs.live(), ask)
    for answer in answers:
        simulation.act(answer)
    if talk is not None:
        stuck = simulation.play(talk)
    else:
        stuck = ""
        simulation.begin(piece_by_piece=body.piece_by_piece)
    name = site().simulations.add(user().token, simulation)
    return _state(name, simulation).model_copy(update={"stuck": stuck}), 201


@api.get("/simulations/<call>", responses={200: CallState})
@allowed("flows.test")
def get_call(path: CallPath) -> CallState:
    """A call, as it is now."""
    with site().simulations.use(user().token, path.call) as simulation:
        return _state(path.call, simulation)


@api.post("/simulations/<call>/act", responses={200: CallState})
@allowed("flows.test")
def act_in_call(path: CallPath, body: ActBody) -> CallState:
    """The caller does something, a look-up gets its answer, time passes; then the call goes on until it wants
    something."""
    with site().simulations.use(user().token, path.call) as simulation:
        match body.action:
            case AnswerAction() as action:
                simulation.answer(action.number, answer_in(_answer_line(simulation, action)))
            case ListenAction():
                simulation.listen(piece_by_piece=body.piece_by_piece)
            case StateAction(line=line):
                simulation.act(answer_in(line))
            case _:
                simulation.act(_step(body.action), piece_by_piece=body.piece_by_piece)
        return _state(path.call, simulation)


@api.post("/simulations/<call>/keep", responses={200: KeptAnswer})
@allowed("flows.edit")
def keep_call(path: CallPath, body: KeepBody) -> KeptAnswer:
    """Keep the talk as a test of its flow."""
    with site().simulations.use(user().token, path.call) as simulation:
        conversation = simulation.conversation(body.title)
        kept = site().conversations.add(simulation.flow, conversation, author())
    return KeptAnswer(title=kept.title, revision=kept.revision)


@api.delete("/simulations/<call>", responses={200: Empty})
@allowed("flows.test")
def end_call(path: CallPath) -> Empty:
    """Forget a call."""
    site().simulations.end(user().token, path.call)
    return Empty()


def _step(action: AnyAction) -> StepOfTalk:
    match action:
        case PressAction(keys=keys):
            return Press(keys)
        case SayAction(text=text):
            return Say(text)
        case SpeakAction(ms=ms):
            return Speak(ms)
        case SilenceAction():
            return GoSilent()
        case WaitAction(ms=ms):
            return Wait(ms)
        case HangUpAction():
            return HangsUp()
    raise Misuse("a caller presses, speaks, waits or hangs up")


def _answer_line(simulation: Simulation, action: AnswerAction) -> str:
    """The answer in the words of conversations: values are read as there, texts need no quotes here."""
    waiting = simulation.host.pending.get(action.number)
    if waiting is None:
        raise Misuse("this look-up does not wait for an answer any more")
    statement = waiting.query.statement
    if action.outcome == "failed":
        return f"{statement} fails {action.reason}".strip()
    if action.outcome in ("empty", "many"):
        return f"{statement} {action.outcome}"
    if not action.results:
        return f"{statement} {action.outcome}"
    types = dict(_results_of(statement))
    values = (
        f"{name} = {encode_string(value) if types.get(name) == Base.TEXT.value else value}"
        for name, value in action.results.items()
    )
    return f"{statement} returns {', '.join(values)}"


def _results_of(key: str) -> list[tuple[str, str]]:
    statement = site().others.installation_world().statements.get(key)
    return [(name, kind.base.value) for name, kind in statement.results] if statement is not None else []


def _state(name: str, simulation: Simulation) -> CallState:
    call = simulation.call
    walk = call.runner.call.walk
    visits = [visit for step in call.journal.steps for visit in step.visits]
    given = telling.handed(simulation)
    return CallState(
        id=name,
        flow=simulation.flow,
        now_ms=call.clock.now_ms(),
        time=telling.time_of_day(simulation),
        language=walk.language,
        ended=call.ended,
        ended_by=call.ended_by if call.ended else None,
        rejected=call.channel.rejected,
        handed=HandedShape.model_validate(given) if given else None,
        at=None if call.ended else NodeNameShape(flow=walk.program.id, node=walk.current.id),
        visits=tuple(VisitShape(flow=each.flow, node=each.node, exit=each.exit) for each in visits),
        transcript=tuple(map(LineShape.model_validate, telling.lines(simulation))),
        awaited=AwaitedShape.model_validate(telling.told_now(simulation)),
        pending=tuple(_pending(simulation, number) for number in simulation.host.pending),
        variables=tuple(map(SeenVariable.model_validate, telling.shown(simulation))),
    )


def _pending(simulation: Simulation, number: int) -> PendingShape:
    query = simulation.host.pending[number].query
    return PendingShape(
        number=number,
        statement=query.statement,
        write=query.write,
        arguments=tuple(map(SeenVariable.model_validate, telling.arguments(query))),
        results=tuple(TypedResult(name=each, type=kind) for each, kind in _results_of(query.statement)),
    )
