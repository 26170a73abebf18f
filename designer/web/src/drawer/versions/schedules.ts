/** What is to be published later: what is still ahead, and what came live since the page looked last. */

import type { components } from "../../api/schema";

type Schedule = Pick<components["schemas"]["ScheduleShape"], "id" | "state">;

/** It will be published, or is being published. */
export function isAhead({ state }: Schedule): boolean {
  return state === "waiting" || state === "running";
}

/** Whether callers get something else than when the page looked before. */
export function cameLive(before: readonly Schedule[], now: readonly Schedule[]): boolean {
  const ahead = new Set(before.filter(isAhead).map(({ id }) => id));
  return now.some(({ id, state }) => state === "done" && ahead.has(id));
}
