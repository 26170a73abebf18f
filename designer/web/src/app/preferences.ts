/** What a person chose for this browser: language of the designer, light or dark. Kept in local storage. */

import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Appearance } from "./theme";

export type InterfaceLanguage = "en" | "zh-CN";

interface Preferences {
  language: InterfaceLanguage;
  /** `system` follows the operating system. */
  appearance: Appearance | "system";
  setLanguage: (language: InterfaceLanguage) => void;
  setAppearance: (appearance: Appearance | "system") => void;
}

function languageOfBrowser(): InterfaceLanguage {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: languageOfBrowser(),
      appearance: "system",
      setLanguage: (language) => set({ language }),
      setAppearance: (appearance) => set({ appearance }),
    }),
    { name: "ivrflow.preferences" },
  ),
);
