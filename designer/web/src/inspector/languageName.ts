/** `zh-CN` → 中文（中国） in a Chinese page, Chinese (China) in an English one; the tag itself where no name is known. */

import i18next from "i18next";

export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([i18next.language || "en"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
