/** The call with sound: a WebSocket to the engine (its messages: ivrflow/channels/browser/messages.py). */

import { create } from "zustand";
import { answer, POST } from "../../api/client";
import { useSaving } from "../../saving/store";
import { Loudspeaker } from "./loudspeaker";

export const OUTCOMES = ["done", "busy", "noanswer", "refused", "failed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Line {
  who: "flow" | "caller";
  text: string;
  language?: string;
}

export interface Handing {
  target: string;
  data: Record<string, unknown>;
}

interface CallMe {
  phase: "idle" | "calling" | "ringing" | "talking" | "ended";
  lines: Line[];
  /** The flow hands the caller over, and waits for what becomes of it. */
  handing: Handing | undefined;
  /** How it ended: who, and in words. */
  ended: { by: string; cause: string } | undefined;
  /** Why there was no ticket. */
  problem: unknown;
}

const NOTHING: CallMe = {
  phase: "idle",
  lines: [],
  handing: undefined,
  ended: undefined,
  problem: undefined,
};

export const useCallMe = create<CallMe>()(() => NOTHING);

type Said =
  | { type: "ringing" | "answered" | "silence" }
  | { type: "prompt"; text: string; language: string }
  | ({ type: "transfer" } & Handing)
  | { type: "ended"; by: string; cause: string };

let socket: WebSocket | undefined;
let speaker: Loudspeaker | undefined;

export const loudness = () => speaker?.level() ?? 0;

/** Calls what is drawn, after it was saved, or what is published. */
export async function call(flow: string, what: "draft" | "published"): Promise<void> {
  if (speaker) return;
  useCallMe.setState({ ...NOTHING, phase: "calling" });
  const mine = new Loudspeaker();
  speaker = mine;
  try {
    await mine.start();
    let revision = 0;
    if (what === "draft") {
      if (useSaving.getState().state !== "saved") await useSaving.getState().saveNow();
      revision = useSaving.getState().revision;
    }
    const ticket = await answer(POST("/api/calls", { body: { flow, revision } }));
    if (speaker === mine) connect(ticket.url, ticket.ticket, mine);
  } catch (problem) {
    over(mine);
    useCallMe.setState({ phase: "ended", problem });
  }
}

function connect(url: string, ticket: string, mine: Loudspeaker): void {
  const wire = new WebSocket(url);
  socket = wire;
  wire.binaryType = "arraybuffer";
  let opened = false;
  wire.onopen = () => {
    opened = true;
    wire.send(JSON.stringify({ type: "call", ticket }));
  };
  wire.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (socket !== wire) return;
    if (typeof data === "string") told(JSON.parse(data) as Said, mine);
    else mine.play(data);
  };
  wire.onclose = ({ reason }) => {
    if (socket !== wire) return;
    over(mine);
    useCallMe.setState(({ ended }) => ({
      phase: "ended",
      handing: undefined,
      ended:
        ended ?? (opened ? { by: "broken", cause: reason } : { by: "unreached", cause: new URL(url).host }),
    }));
  };
}

function told(said: Said, mine: Loudspeaker): void {
  switch (said.type) {
    case "ringing":
      useCallMe.setState({ phase: "ringing" });
      break;
    case "answered":
      useCallMe.setState({ phase: "talking" });
      break;
    case "silence":
      mine.silence();
      break;
    case "prompt":
      if (said.text) add({ who: "flow", text: said.text, language: said.language });
      break;
    case "transfer":
      useCallMe.setState({ handing: { target: said.target, data: said.data } });
      break;
    case "ended":
      useCallMe.setState({ ended: { by: said.by, cause: said.cause } });
  }
}

function over(mine: Loudspeaker): void {
  mine.finish();
  if (speaker === mine) speaker = socket = undefined;
}

function add(line: Line): void {
  useCallMe.setState(({ lines }) => ({ lines: [...lines, line] }));
}

function say(message: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

export function press(key: string): void {
  say({ type: "key", key });
  add({ who: "caller", text: key });
}

export function decideTransfer(outcome: Outcome): void {
  say({ type: "transferred", outcome });
  useCallMe.setState({ handing: undefined });
}

/** Also while it rings, and while there is no ticket yet. */
export function hangUp(): void {
  if (socket?.readyState === WebSocket.OPEN) {
    speaker?.silence();
    say({ type: "hangup" });
  } else if (speaker) {
    socket?.close();
    over(speaker);
    useCallMe.setState(NOTHING);
  }
}
