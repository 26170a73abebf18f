import { describe, expect, it } from "vitest";
import { readText, readWords, writeText, writeWords } from "./texts";

describe("texts in quotes", () => {
  it.each([
    "plain",
    'a "quoted" word',
    "back\\slash",
    "two\nlines\tand a tab",
    "中文，标点。",
    "<script>alert('1')</script>",
    "{braces}",
    "\u0007\u2028",
    "",
  ])("says %j again after it was written", (said) => {
    expect(readText(writeText(said))).toBe(said);
  });
  it.each(["unquoted", '"open', '"a" & name', '"no \\q escape"', '"two" "texts"'])(
    "leaves %j to others",
    (text) => {
      expect(readText(text)).toBeUndefined();
    },
  );
  it("reads escapes by number", () => {
    expect(readText('"caf\\u00e9"')).toBe("café");
  });
});

describe("words of a prompt", () => {
  it.each([
    '"Your balance is {balance}."',
    '"a brace \\{ that means itself \\}"',
    '"{if open then \\"open\\" else \\"closed\\"}"',
    '"a \\\\ backslash"',
    '"two\\nlines"',
    '"查询余额请按1。"',
  ])("keeps %s as it is", (literal) => {
    expect(writeWords(readWords(literal) ?? "")).toBe(literal);
  });
  it("shows quotes and lines as people write them", () => {
    expect(readWords('"say \\"yes\\"\\nor no"')).toBe('say "yes"\nor no');
  });
  it("writes a backslash that nobody doubled so that it means itself", () => {
    expect(readText(writeWords("C:\\dir"))).toBe("C:\\dir");
  });
  it("does not make a value of a brace that was written by its number", () => {
    expect(readWords('"\\u007bbalance\\u007d"')).toBe("\\{balance\\}");
  });
});
