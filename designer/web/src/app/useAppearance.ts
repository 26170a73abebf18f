import { useSyncExternalStore } from "react";
import { usePreferences } from "./preferences";
import type { Appearance } from "./theme";

const DARK = "(prefers-color-scheme: dark)";

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Light or dark, as the person chose, or as the operating system says. */
export function useAppearance(): Appearance {
  const chosen = usePreferences((preferences) => preferences.appearance);
  const systemIsDark = useSyncExternalStore(subscribe, () => window.matchMedia(DARK).matches);
  if (chosen !== "system") return chosen;
  return systemIsDark ? "dark" : "light";
}
