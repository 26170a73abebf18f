/** The words of Ant Design in the language of the page. English comes with it anyhow, others when they are wanted. */

import type { Locale } from "antd/es/locale";
import english from "antd/es/locale/en_US";
import type { InterfaceLanguage } from "./preferences";

const LOADERS: Record<InterfaceLanguage, () => Promise<{ default: Locale }>> = {
  en: async () => ({ default: english }),
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
