/** What is known of all engines and calls, after each message. */

import type { Alarm, Engine, WallCall, WallPicture } from "./types";

export interface Known {
  engines: readonly Engine[];
  alarms: readonly Alarm[];
  /** The newest first. */
  calls: readonly WallCall[];
  /** The server's clock less this browser's, in milliseconds. */
  ahead: number;
}

export const NOTHING: Known = { engines: [], alarms: [], calls: [], ahead: 0 };

/** What is known once this message was heard. Calls that did not change stay the same objects: their rows need not be drawn. */
export function heard(known: Known, message: WallPicture, now: number): Known {
  const { whole, engines = [], alarms = [], calls = [], changed = [], gone = [] } = message;
  const ahead = (message.now ?? now) - now;
  if (whole) return { engines, alarms, calls: newestFirst(calls), ahead };
  if (calls.length + changed.length + gone.length === 0) return { ...known, engines, alarms, ahead };
  const over = new Set(gone);
  const told = new Map(calls.map((call) => [call.id, call]));
  const news = new Map(changed.map((change) => [change.id, change]));
  const before = known.calls.flatMap((call) => {
    if (over.has(call.id)) return [];
    const again = told.get(call.id);
    if (again) {
      told.delete(call.id);
      return [again];
    }
    const change = news.get(call.id);
    return [change ? ({ ...call, ...change } as WallCall) : call];
  });
  return {
    engines,
    alarms,
    calls: told.size > 0 ? newestFirst([...told.values(), ...before]) : before,
    ahead,
  };
}

function newestFirst(calls: readonly WallCall[]): WallCall[] {
  return [...calls].sort((one, other) => other.started - one.started);
}
