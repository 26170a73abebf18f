/** What the server found wrong, looked up by its place in the form. */

import type { Fault } from "./types";

export type Place = readonly (string | number)[];

/** The message at exactly this place. */
export function messageAt(faults: readonly Fault[], ...place: Place): string | undefined {
  const wanted = place.join("\n");
  return faults.find((fault) => fault.place.join("\n") === wanted)?.message;
}

/** Whether something is wrong at this place or within it. */
export function isFaulty(faults: readonly Fault[], ...place: Place): boolean {
  return faults.some((fault) => place.every((part, depth) => fault.place[depth] === part));
}
