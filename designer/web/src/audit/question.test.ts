import { expect, it } from "vitest";
import { askedOf, EVERYTHING, readQuestion, writeQuestion } from "./question";

it("a question is written into the address and read from it again", () => {
  const question = {
    who: "王 & li",
    what: "role set",
    subject: "100%",
    first: "2026-03-02",
    last: "2026-03-04",
  };
  expect(readQuestion(writeQuestion(question))).toEqual(question);
  expect(writeQuestion(EVERYTHING)).toBe("");
  expect(readQuestion("first=yesterday&last=2026-3-4&more=1")).toEqual(EVERYTHING);
});

it("days become moments, the last one included", () => {
  const asked = askedOf({ ...EVERYTHING, first: "2026-03-02", last: "2026-03-02", subject: "  " });
  expect(Object.keys(asked)).toEqual(["since", "until"]);
  expect(Date.parse(asked.until ?? "") - Date.parse(asked.since ?? "")).toBe(24 * 3_600_000);
  expect(askedOf(EVERYTHING)).toEqual({});
});
