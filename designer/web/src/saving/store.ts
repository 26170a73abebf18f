/** Whether what is drawn is in the store of the server. */

import { create } from "zustand";
import type { components } from "../api/schema";

/** The member `merge` of the problem that answers a stale save. */
export type StaleSave = components["schemas"]["StaleSave"];

export type SaveState = "saved" | "unsaved" | "saving" | "offline" | "stale";

interface Saving {
  state: SaveState;
  /** What the next save is based on. */
  revision: number;
  /** Somebody else saved meanwhile: both sides, to be put together. */
  clash: StaleSave | undefined;
  /** Set by the autosave while an editor is open. */
  saveNow: () => Promise<void>;
}

/**
 * Something else of the flow was saved, such as its tests, which made this revision. The drawing is based on it only if
 * nobody saved in between: what others drew must not be taken for known.
 */
export function savedBeside(revision: number): void {
  useSaving.setState((saving) => (revision === saving.revision + 1 ? { revision } : {}));
}

export const useSaving = create<Saving>()(() => ({
  state: "saved",
  revision: 0,
  clash: undefined,
  saveNow: async () => {},
}));
