/**
 * Texts of the designer. Only the language in use is loaded, and the texts of a page in a folder of its own
 * (`reports/en.json`) only with that page; the texts of node kinds, fields, exits and issues come from Python with the
 * catalogue and are not here.
 */

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { InterfaceLanguage } from "../app/preferences";
import { loadTexts } from "./loading";

/** `./reports/en.json`: the groups of texts that one part of the designer needs. */
const OF_PARTS = import.meta.glob<{ default: object }>("./*/*.json");

/** Parts whose texts were wanted already: another language needs them as well. */
const wanted = new Set<string>();

export async function startTexts(language: InterfaceLanguage): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await loadTexts(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function changeTexts(language: InterfaceLanguage): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", await loadTexts(language));
  }
  await Promise.all([...wanted].map((part) => addPart(part, language)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** A page, or another thing that is loaded when it is wanted, once its texts are there: `./<part>/<language>.json`. */
export async function withTextsOf<Loaded>(part: string, loading: Promise<Loaded>): Promise<Loaded> {
  wanted.add(part);
  await addPart(part, i18next.language as InterfaceLanguage);
  return loading;
}

async function addPart(part: string, language: InterfaceLanguage): Promise<void> {
  const texts = await OF_PARTS[`./${part}/${language}.json`]?.();
  if (texts) i18next.addResourceBundle(language, "translation", texts.default, true);
}
