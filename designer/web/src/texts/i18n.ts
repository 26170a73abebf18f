/**
 * Texts of the designer. Only the language in use is loaded; the texts of node kinds, fields, exits and issues come from
 * Python with the catalogue and are not here.
 */

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { InterfaceLanguage } from "../app/preferences";

const LOADERS = {
  en: () => import("./en.json"),
  "zh-CN": () => import("./zh-CN.json"),
} as const;

export async function startTexts(language: InterfaceLanguage): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: (await LOADERS[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function changeTexts(language: InterfaceLanguage): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", (await LOADERS[language]()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
