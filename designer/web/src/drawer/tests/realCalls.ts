/** Real calls, run by the server on the drawing as it is now: who would have gone another way. */

import { create } from "zustand";
import { answer, POST } from "../../api/client";
import type { components } from "../../api/schema";
import { useDrawing } from "../../document/store";
import type { FlowDocument } from "../../document/types";
import { playCall } from "../simulator/store";
import { useDrawer } from "../store";

type Schemas = components["schemas"];
export type ReplayAnswer = Schemas["ReplayAnswer"];
export type ChangedCall = Schemas["ChangedCallShape"];
export type Period = "today" | "yesterday" | "week";

interface RealCalls {
  period: Period;
  told: ReplayAnswer | undefined;
  /** The drawing that it is about. */
  about: FlowDocument | undefined;
  busy: boolean;
  problem: unknown;
}

export const NOTHING_REPLAYED: RealCalls = {
  period: "yesterday",
  told: undefined,
  about: undefined,
  busy: false,
  problem: undefined,
};

export const useRealCalls = create<RealCalls>()(() => NOTHING_REPLAYED);

export async function replayCalls(flow: string): Promise<void> {
  const { document } = useDrawing.getState();
  const { since, until } = timeOf(useRealCalls.getState().period, new Date());
  useRealCalls.setState({ busy: true, problem: undefined });
  try {
    const body = { document, since: since.toISOString(), until: until.toISOString() };
    const told = await answer(POST("/api/flows/{flow}/replay", { params: { path: { flow } }, body }));
    useRealCalls.setState({ told, about: document });
  } catch (problem) {
    useRealCalls.setState({ problem });
  } finally {
    useRealCalls.setState({ busy: false });
  }
}

/** Lets the simulator do what the caller of a real call did. */
export async function playRealCall(flow: string, call: string): Promise<void> {
  const { document } = useDrawing.getState();
  try {
    const params = { path: { flow, call } };
    const told = await answer(POST("/api/flows/{flow}/replay/{call}", { params, body: { document } }));
    useDrawer.getState().show("simulator");
    await playCall(flow, told.conversation);
  } catch (problem) {
    useRealCalls.setState({ problem });
  }
}

/** Days are those of this browser's time zone; the end of today is now. */
export function timeOf(period: Period, now: Date): { since: Date; until: Date } {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const daysBefore = (days: number) => {
    const day = new Date(midnight);
    day.setDate(day.getDate() - days);
    return day;
  };
  if (period === "yesterday") return { since: daysBefore(1), until: midnight };
  return { since: period === "today" ? midnight : daysBefore(7), until: now };
}

/** `handoff to cards` → who or what ended the call, and the queue. */
export function endOf(outcome: string): { by: string; queue: string } {
  const [by = "", queue = ""] = outcome.split(" to ");
  return { by, queue };
}
