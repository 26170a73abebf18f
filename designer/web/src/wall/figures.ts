/** The numbers on top of the wall: of calls in progress, and of today. */

import type { Engine, Today, WallCall } from "./types";

export interface Figures {
  busy: number;
  capacity: number;
  ringing: number;
  offered: number;
  answered: number;
  contained: number;
  handedOff: number;
  abandoned: number;
  refused: number;
  /** Of the answered calls that are over, from 0 to 1; undefined of none. */
  containment: number | undefined;
}

/** The server counts calls that are over; those in progress that began today are added here. */
export function figuresOf(
  calls: readonly WallCall[],
  engines: readonly Engine[],
  today: Today | undefined,
): Figures {
  const real = calls.filter(({ channel }) => channel !== "browser");
  const begun = today ? real.filter(({ started }) => started >= today.begin_ms) : [];
  const watched = engines.filter(({ link }) => link === "watched");
  const over = today?.answered ?? 0;
  return {
    busy: calls.length,
    capacity: watched.reduce((sum, { max_calls }) => sum + (max_calls ?? 0), 0),
    ringing: calls.filter(({ answered }) => answered === null).length,
    offered: (today?.offered ?? 0) + begun.length,
    answered: over + begun.filter(({ answered }) => answered !== null).length,
    contained: today?.contained ?? 0,
    handedOff: today?.handed_off ?? 0,
    abandoned: today?.abandoned ?? 0,
    refused: today?.refused ?? 0,
    containment: over > 0 ? (today?.contained ?? 0) / over : undefined,
  };
}

/** How many calls are in each flow that was dialled, the fullest first. */
export function byFlow(calls: readonly WallCall[]): { flow: string; calls: number }[] {
  const counts = new Map<string, number>();
  for (const { flow } of calls) counts.set(flow, (counts.get(flow) ?? 0) + 1);
  return [...counts]
    .map(([flow, number]) => ({ flow, calls: number }))
    .sort((one, other) => other.calls - one.calls || one.flow.localeCompare(other.flow));
}
