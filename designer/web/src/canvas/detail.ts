/** Whether boxes are seen from so near that they can be read. Below that zoom their exits are not drawn. */

import { createContext, useContext } from "react";

export const READABLE_ZOOM = 0.35;

export const DetailContext = createContext(true);

export function useDetail(): boolean {
  return useContext(DetailContext);
}
