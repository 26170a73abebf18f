/** The words of Ant Design in the language of the page; only those of the language in use are loaded. */

import type { Locale } from "antd/es/locale";
import type { InterfaceLanguage } from "./preferences";

const LOADERS: Record<InterfaceLanguage, () => Promise<{ default: Locale }>> = {
  en: () => import("antd/es/locale/en_US"),
  "zh-CN": () => import("antd/es/locale/zh_CN"),
};

const loaded = new Map<InterfaceLanguage, Locale>();

export async function loadLocale(language: InterfaceLanguage): Promise<void> {
  loaded.set(language, (await LOADERS[language]()).default);
}

/** Undefined before it was loaded. */
export function localeOf(language: InterfaceLanguage): Locale | undefined {
  return loaded.get(language);
}
