/** Which part of the drawer is shown, if any. Other parts of the page open it by this store. */

import { create } from "zustand";

export type DrawerTab = "problems" | "simulator" | "tests" | "text" | "versions";

/** The height of a drawer of which only the tabs are to be seen. */
export const FOLDED_PX = 40;

interface DrawerState {
  tab: DrawerTab;
  /** Otherwise only its tabs are there. A flow is opened with all the room for its drawing. */
  open: boolean;
  show: (tab: DrawerTab) => void;
  fold: () => void;
}

export const useDrawer = create<DrawerState>()((set) => ({
  tab: "problems",
  open: false,
  show: (tab) => set({ tab, open: true }),
  fold: () => set({ open: false }),
}));
