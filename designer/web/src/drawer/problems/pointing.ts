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
  const form = node ? `.inspector-chosen[data-node="${CSS.escape(node)}"]` : ".inspector";
  if (field) focusField(`${form} [data-field="${CSS.escape(field)}"]`, PATIENCE);
}

function focusField(row: string, patience: number): void {
  requestAnimationFrame(() => {
    const rows = [...document.querySelectorAll<HTMLElement>(row)];
    const found = rows.find((each) => each.checkVisibility());
    if (found) {
      found.scrollIntoView({ block: "nearest" });
      found
        .querySelector<HTMLElement>("input, textarea, [contenteditable=true], [tabindex='0'], button")
        ?.focus();
    } else if (patience > 0) {
      focusField(row, patience - 1);
    }
  });
}
