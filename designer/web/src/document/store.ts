/** The drawing that is open, with undo and redo. One per editor page. */

import { temporal } from "zundo";
import { create } from "zustand";
import type { Drawing } from "./types";

interface DrawingState extends Drawing {
  /** Before an edit: gives places to nodes that nobody has placed. The editor sets it, which knows where they are shown. */
  settle: (drawing: Drawing) => Drawing;
  /** Counts edits since the page was opened; the autosave and the checks follow it. */
  edition: number;
  /** One step of undo. */
  edit: (change: (drawing: Drawing) => Drawing) => void;
  /** Opens another drawing, or the same after somebody else's changes were merged: nothing to undo. */
  open: (drawing: Drawing) => void;
}

const NOTHING: Drawing = {
  document: { header: { id: "flow" }, blocks: [] },
  layout: { nodes: {}, groups: [] },
};

const STEPS_KEPT = 200;

export const useDrawing = create<DrawingState>()(
  temporal(
    (set, get) => ({
      ...NOTHING,
      settle: (drawing) => drawing,
      edition: 0,
      edit: (change) => {
        const { document, layout, edition, settle } = get();
        const now = settle({ document, layout });
        const next = change(now);
        if (next.document !== now.document || next.layout !== now.layout)
          set({ ...next, edition: edition + 1 });
      },
      open: (drawing) => set(({ edition }) => ({ ...drawing, edition: edition + 1 })),
    }),
    {
      limit: STEPS_KEPT,
      partialize: ({ document, layout }) => ({ document, layout }),
      equality: (past, now) => past.document === now.document && past.layout === now.layout,
    },
  ),
);

export function openDrawing(drawing: Drawing): void {
  useDrawing.getState().open(drawing);
  useDrawing.temporal.getState().clear();
}

export function undo(): void {
  step(() => useDrawing.temporal.getState().undo());
}

export function redo(): void {
  step(() => useDrawing.temporal.getState().redo());
}

// Going back is a change as well: it must be saved and checked.
function step(go: () => void): void {
  const before = useDrawing.getState();
  go();
  const after = useDrawing.getState();
  if (after.document !== before.document || after.layout !== before.layout) {
    useDrawing.setState({ edition: before.edition + 1 });
  }
}
