import { useSyncExternalStore } from "react";
import { usePreferences } from "./preferences";
import type { Appearance } from "./theme";

const dark = window.matchMedia("(prefers-color-scheme: dark)");

function subscribe(changed: () => void): () => void {
  dark.addEventListener("change", changed);
  return () => dark.removeEventListener("change", changed);
}

/** Light or dark, as the person chose, or as the operating system says. */
export function useAppearance(): Appearance {
  const chosen = usePreferences((preferences) => preferences.appearance);
  const systemIsDark = useSyncExternalStore(subscribe, () => dark.matches);
  if (chosen !== "system") return chosen;
  return systemIsDark ? "dark" : "light";
}
