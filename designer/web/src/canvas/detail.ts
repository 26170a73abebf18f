/** How boxes are drawn, worked out once for all of them. */

import { createContext, useContext } from "react";
import type { Appearance } from "../app/theme";

/** Below this zoom nobody can read a box: its exits are not drawn. */
export const READABLE_ZOOM = 0.35;

export interface Detail {
  readable: boolean;
  appearance: Appearance;
}

export const DetailContext = createContext<Detail>({ readable: true, appearance: "light" });

export function useDetail(): Detail {
  return useContext(DetailContext);
}
