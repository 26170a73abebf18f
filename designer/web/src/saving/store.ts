/** Whether what is drawn is in the store of the server. */

import { create } from "zustand";
import type { FlowDocument, Layout } from "../document/types";

/** The member `merge` of the problem that answers a stale save (`StaleSave` of designer/api/flows.py). */
export interface StaleSave {
  revision?: number | null;
  author?: string | null;
  base?: FlowDocument | null;
  theirs?: FlowDocument | null;
  theirs_text?: string | null;
  merged?: FlowDocument | null;
  layout: Layout;
  conflicts?: {
    node: string | null;
    part: string;
    language: string | null;
    base: string | null;
    mine: string | null;
    theirs: string | null;
  }[];
}

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
