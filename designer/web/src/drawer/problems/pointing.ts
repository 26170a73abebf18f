/** Leads the eye to what a finding is about: its node on the canvas, and its field in the inspector. */

import { useLooking } from "../../editor/selection";

export interface Spot {
  node?: string | null | undefined;
  field?: string | null | undefined;
}

/** Frames to wait until the inspector shows the node that was selected. */
const PATIENCE = 20;

export function pointAt({ node, field }: Spot): void {
  const { seek, select } = useLooking.getState();
  if (node) seek(node);
  else select([]);
  if (field) focusField(field, PATIENCE);
}

function focusField(field: string, patience: number): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
    if (found) {
      found.scrollIntoView({ block: "nearest" });
      found
        .querySelector<HTMLElement>("input, textarea, [contenteditable=true], [tabindex='0'], button")
        ?.focus();
    } else if (patience > 0) {
      focusField(field, patience - 1);
    }
  });
}
