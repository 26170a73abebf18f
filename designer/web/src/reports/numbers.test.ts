import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { changeText, numberText, periodText, shareText } from "./numbers";

const t = ((key: string, values: object) =>
  `${key} ${Object.values(values ?? {}).join(" ")}`.trim()) as TFunction;

it.each([
  [1234, "count", "1,234"],
  [0.12345, "part", "12.3%"],
  [12.34, "s", "reports.seconds 12.3"],
  [83.6, "s", "reports.minutes 1 24"],
  [59.99, "s", "reports.seconds 60.0"],
  [null, "count", "–"],
])("%s %s is read as %s", (value, unit, text) => {
  expect(numberText(value, unit, "en", t)).toBe(text);
});

it("a change is told where there is something to compare", () => {
  expect(changeText(150, 100, "count", "en", t)).toBe("+50%");
  expect(changeText(50, 100, "count", "en", t)).toBe("-50%");
  expect(changeText(5, 0, "count", "en", t)).toBe("reports.fromNothing");
  expect(changeText(0, 0, "count", "en", t)).toBe("0%");
  expect(changeText(0.5, 0.4, "part", "en", t)).toBe("reports.points +10");
  expect(changeText(null, 1, "s", "en", t)).toBe("");
  expect(changeText(1, undefined, "count", "en", t)).toBe("");
});

it("a part is told of its whole", () => {
  expect(shareText(1, 4, "en")).toBe("25%");
  expect(shareText(1, 0, "en")).toBe("");
});

it("periods are told as people write them", () => {
  expect(periodText("2026-03-02T10:00+08:00", "en", false)).toBe("10:00");
  expect(periodText("2026-03-02T10:00+08:00", "en", true)).toBe("Mon, Mar 2 10:00");
  expect(periodText("2026-03-02", "zh-CN", true)).toBe("3月2日周一");
  expect(periodText("2026-W10", "en", true)).toBe("2026-W10");
});
