/** Draws the page for the first time, once its texts are there. */

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startTexts } from "../texts/i18n";
import { App } from "./App";
import "./app.css";
import { loadLocale } from "./locale";
import { usePreferences } from "./preferences";
import { obeyStylePolicy } from "./styles";

export async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no #root");
  obeyStylePolicy();
  const { language } = usePreferences.getState();
  await Promise.all([startTexts(language), loadLocale(language)]);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
