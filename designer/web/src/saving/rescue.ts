/** A drawing that could not be saved is kept in this browser, whatever happens to the page. */

import type { Drawing } from "../document/types";

export interface Rescued extends Drawing {
  /** What it was based on. */
  revision: number;
}

const keyOf = (flow: string) => `ivrflow.unsaved.${flow}`;

export function rescue(flow: string, drawing: Rescued): void {
  try {
    localStorage.setItem(keyOf(flow), JSON.stringify(drawing));
  } catch {
    // Full, or forbidden by the browser: the page itself still has the drawing.
  }
}

export function rescued(flow: string): Rescued | undefined {
  try {
    const kept = localStorage.getItem(keyOf(flow));
    return kept ? (JSON.parse(kept) as Rescued) : undefined;
  } catch {
    return undefined;
  }
}

export function forgetRescue(flow: string): void {
  localStorage.removeItem(keyOf(flow));
}
