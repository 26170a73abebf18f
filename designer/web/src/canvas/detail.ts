/** How boxes are drawn, worked out once for all of them. */

import { createContext, useContext } from "react";
import type { Appearance } from "../app/theme";

/** Below this zoom nobody can read a box: its exits are not drawn, and its name is large. */
const READABLE_ZOOM = 0.35;
/** Below this one, not even large names can be read, and cutting a thousand of them off takes longer than all else. */
const NAMED_ZOOM = 0.2;

/** Below this one, the letters of a box are too small: what matters most is written larger. */
const COMFORTABLE_ZOOM = 0.6;

/** Boxes are drawn in full, and yet small: a matter of style sheets alone, since drawing all anew would take time. */
export function isFromAfar(zoom: number): boolean {
  return zoom >= READABLE_ZOOM && zoom < COMFORTABLE_ZOOM;
}

export type Level = "all" | "names" | "boxes";

export function levelAt(zoom: number): Level {
  if (zoom >= READABLE_ZOOM) return "all";
  return zoom >= NAMED_ZOOM ? "names" : "boxes";
}

export interface Detail {
  level: Level;
  appearance: Appearance;
}

export const DetailContext = createContext<Detail>({ level: "all", appearance: "light" });

export function useDetail(): Detail {
  return useContext(DetailContext);
}
