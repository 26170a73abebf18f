/** The call that is simulated. Everything that is known of it comes from the server, which plays the flow. */

import { create } from "zustand";
import { answer, DELETE, POST } from "../../api/client";
import type { components } from "../../api/schema";
import { useDrawing } from "../../document/store";
import type { FlowDocument } from "../../document/types";
import { savedBeside, useSaving } from "../../saving/store";

type Schemas = components["schemas"];
export type CallState = Schemas["CallState"];
export type Pending = Schemas["PendingShape"];
export type Action = Schemas["ActBody"]["action"];

export interface CallSettings {
  ani: string;
  dnis: string;
  /** `2026-03-02T10:15`, in the zone of the flow; empty: a Monday morning. */
  at: string;
  /** Look-ups that nobody answered beforehand go to the real sources; else to the person in front of the page. */
  real: boolean;
  /** Answers known beforehand, one per line, in the words of conversations. */
  answers: string;
  /** Stop after each sentence, so that the caller can interrupt. */
  stepwise: boolean;
}

interface Simulator {
  call: CallState | undefined;
  /** The drawing that was called; a later one needs another call. */
  about: FlowDocument | undefined;
  busy: boolean;
  problem: unknown;
  /** While a conversation is played: how many lines of it are shown; undefined: all. */
  shown: number | undefined;
  settings: CallSettings;
  /** The telephone with sound is shown instead. */
  aloud: boolean;
}

export const useSimulator = create<Simulator>()(() => ({
  call: undefined,
  about: undefined,
  busy: false,
  problem: undefined,
  shown: undefined,
  settings: { ani: "", dnis: "", at: "", real: false, answers: "", stepwise: false },
  aloud: false,
}));

export function changeSettings(change: Partial<CallSettings>): void {
  useSimulator.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
}

/** Rings with the drawing as it is now. */
export function startCall(flow: string): Promise<void> {
  const { settings } = useSimulator.getState();
  return place({
    flow,
    ...(settings.ani ? { ani: settings.ani } : {}),
    dnis: settings.dnis,
    ...(settings.at ? { at: settings.at } : {}),
    answers: settings.answers
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    real: settings.real,
    piece_by_piece: settings.stepwise,
  });
}

/** Plays a conversation, such as the counter-example of a finding; then the call goes on by hand. */
export function playCall(flow: string, conversation: string): Promise<void> {
  return place({ flow, conversation });
}

async function place(body: Omit<Schemas["CallBody"], "document">): Promise<void> {
  const { document } = useDrawing.getState();
  await endCall();
  keys = "";
  useSimulator.setState({ busy: true, problem: undefined, shown: undefined, about: document, aloud: false });
  try {
    const call = await answer(POST("/api/simulations", { body: { ...body, document } }));
    useSimulator.setState({ call, shown: body.conversation === undefined ? undefined : 1 });
  } catch (problem) {
    useSimulator.setState({ problem });
  } finally {
    useSimulator.setState({ busy: false });
  }
}

export async function act(action: Action): Promise<void> {
  const { call, busy, settings } = useSimulator.getState();
  if (!call || busy) return;
  useSimulator.setState({ busy: true, problem: undefined, shown: undefined });
  try {
    const params = { path: { call: call.id } };
    const body = { action, piece_by_piece: settings.stepwise };
    const next = await answer(POST("/api/simulations/{call}/act", { params, body }));
    useSimulator.setState({ call: next });
  } catch (problem) {
    keys = "";
    useSimulator.setState({ problem });
  } finally {
    useSimulator.setState({ busy: false });
  }
}

/** Keys that were pressed while the server was busy with those before. */
let keys = "";

export async function press(key: string): Promise<void> {
  keys += key;
  while (keys && useSimulator.getState().call && !useSimulator.getState().busy) {
    const now = keys;
    keys = "";
    await act({ do: "press", keys: now });
  }
}

export async function endCall(): Promise<void> {
  const { call } = useSimulator.getState();
  useSimulator.setState({ call: undefined, shown: undefined, problem: undefined });
  if (call) {
    // The server forgets calls by itself after a while.
    await answer(DELETE("/api/simulations/{call}", { params: { path: { call: call.id } } })).catch(() => {});
  }
}

/** Keeps the talk as a test of its flow; gives its title. What is drawn is saved first: tests belong to a draft. */
export async function keepCall(title: string): Promise<string> {
  const { call } = useSimulator.getState();
  if (!call) return "";
  await useSaving.getState().saveNow();
  const params = { path: { call: call.id } };
  const kept = await answer(POST("/api/simulations/{call}/keep", { params, body: { title } }));
  savedBeside(kept.revision);
  return kept.title;
}
