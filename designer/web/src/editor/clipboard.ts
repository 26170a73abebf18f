/** What was copied, for this and other flows, in all tabs of this browser. */

import type { Clip } from "../document/edits";

export interface KeptClip extends Clip {
  /** The flow that it was copied from: pasted there, ways out of it are kept. */
  flow: string;
}

const KEY = "ivrflow.clip";

export function writeClip(clip: KeptClip): void {
  localStorage.setItem(KEY, JSON.stringify(clip));
}

export function readClip(): KeptClip | undefined {
  const kept = localStorage.getItem(KEY);
  if (!kept) return undefined;
  try {
    return JSON.parse(kept) as KeptClip;
  } catch {
    return undefined;
  }
}
