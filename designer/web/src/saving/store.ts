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

export const useSaving = create<Saving>()(() => ({
  state: "saved",
  revision: 0,
  clash: undefined,
  saveNow: async () => {},
}));
