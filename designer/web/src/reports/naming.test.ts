import { expect, it } from "vitest";
import { valueText } from "./naming";

const word = (name: string) => name;
const titles = { bank: "Telephone banking", "bank.main": "Main menu" };

it("people read titles and names of languages, not ids", () => {
  expect(valueText("flow", "bank", titles, word)).toBe("Telephone banking");
  expect(valueText("node", "bank.main", titles, word)).toBe("Telephone banking · Main menu");
  expect(valueText("language", "zh-CN", titles, word)).toBe("Chinese (China)");
  expect(valueText("queue", "cards", titles, word)).toBe("cards");
});

it("nothing and unknown are told apart", () => {
  expect(valueText("queue", "", titles, word)).toBe("reports.none");
  expect(valueText("queue", "?", titles, word)).toBe("reports.unknown");
  expect(valueText("language", "?", titles, word)).toBe("reports.unknown");
  expect(valueText("route", "?", titles, word)).toBe("?");
});
