import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { askAhead } from "./app/ahead";
import { loadLocale } from "./app/locale";
import { usePreferences } from "./app/preferences";
import { obeyStylePolicy } from "./app/styles";
import "./app/app.css";
import { startTexts } from "./texts/i18n";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
obeyStylePolicy();
askAhead(location.pathname);
const { language } = usePreferences.getState();
await Promise.all([startTexts(language), loadLocale(language)]);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
