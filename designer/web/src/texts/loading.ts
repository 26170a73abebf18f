/** The texts that every page needs, one file per language: fetched once, as early as anybody asks. */

import type { InterfaceLanguage } from "../app/preferences";

const LOADERS: Record<InterfaceLanguage, () => Promise<{ default: object }>> = {
  en: () => import("./en.json"),
  "zh-CN": () => import("./zh-CN.json"),
};

/** Asked for again, they are those that are there or on their way. */
export async function loadTexts(language: InterfaceLanguage): Promise<object> {
  return (await LOADERS[language]()).default;
}
