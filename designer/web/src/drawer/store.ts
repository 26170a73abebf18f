/** Which part of the drawer is shown. Other parts of the page open it by this store. */

import { create } from "zustand";

export type DrawerTab = "problems" | "simulator" | "tests" | "text" | "versions";

interface DrawerState {
  tab: DrawerTab;
  show: (tab: DrawerTab) => void;
}

export const useDrawer = create<DrawerState>()((set) => ({
  tab: "problems",
  show: (tab) => set({ tab }),
}));
