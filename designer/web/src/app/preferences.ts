/** What a person chose for this browser: language of the designer, light or dark. Kept in local storage. */

import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Appearance } from "./theme";

export type InterfaceLanguage = "en" | "zh-CN";

/** Parts of the editor beside the drawing, and how wide or high they are, in pixels. */
export type Panel = "side" | "inspector" | "drawer";

interface Preferences {
  language: InterfaceLanguage;
  /** `system` follows the operating system. */
  appearance: Appearance | "system";
  sizes: Readonly<Record<Panel, number>>;
  setLanguage: (language: InterfaceLanguage) => void;
  setAppearance: (appearance: Appearance | "system") => void;
  /** Of what was folded away the size before is kept. */
  setSize: (panel: Panel, size: number | undefined) => void;
}

function languageOfBrowser(): InterfaceLanguage {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: languageOfBrowser(),
      appearance: "system",
      sizes: { side: 200, inspector: 360, drawer: 280 },
      setLanguage: (language) => set({ language }),
      setAppearance: (appearance) => set({ appearance }),
      setSize: (panel, size) => {
        if (size) set(({ sizes }) => ({ sizes: { ...sizes, [panel]: Math.round(size) } }));
      },
    }),
    { name: "ivrflow.preferences" },
  ),
);
