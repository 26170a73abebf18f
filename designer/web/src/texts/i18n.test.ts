// @vitest-environment jsdom

import i18next from "i18next";
import { expect, it } from "vitest";
import { changeTexts, startTexts, withTextsOf } from "./i18n";

const FILES = import.meta.glob<{ default: object }>("./**/*.json", { eager: true });

/** `a.b.c` of every text; the forms of a plural differ from language to language. */
function keysOf(texts: object, prefix = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "object"
      ? keysOf(value, `${prefix}${key}.`)
      : [prefix + key.replace(/_(one|other)$/, "")],
  );
}

it("every text is there in both languages", () => {
  const english = Object.entries(FILES).filter(([path]) => path.endsWith("en.json"));
  expect(english.length).toBeGreaterThan(1);
  for (const [path, { default: texts }] of english) {
    const chinese = FILES[path.replace("en.json", "zh-CN.json")]?.default;
    expect(new Set(keysOf(chinese ?? {})), path).toEqual(new Set(keysOf(texts)));
  }
});

it("texts of a part come with the part, in whichever language the page is", async () => {
  await startTexts("en");
  expect(i18next.exists("reports.list")).toBe(false);
  expect(await withTextsOf("reports", Promise.resolve("page"))).toBe("page");
  const english = i18next.t("reports.list");
  await changeTexts("zh-CN");
  expect(i18next.exists("reports.list")).toBe(true);
  expect(i18next.t("reports.list")).not.toBe(english);
  expect(i18next.exists("app.name")).toBe(true);
});
