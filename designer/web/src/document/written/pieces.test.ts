import { describe, expect, it } from "vitest";
import { readPieces, writePieces } from "./pieces";

describe("pieces", () => {
  it.each([
    'audio("welcome", en-US) audio("welcome", zh-CN)',
    'say("Your balance is") money(balance)',
    'say("a (bracket, with commas) and \\"quotes\\"")',
    "digits(left(account, 4)) pause(300ms)",
    'say("中文请按2。", zh-CN)',
    'say("x" & (if a then "b" else "c"))',
    "say()",
    "",
  ])("reads and writes %s without loss", (text) => {
    expect(writePieces(readPieces(text) ?? [])).toBe(text);
  });
  it("tells the language from the value", () => {
    expect(readPieces('say("中文请按2。", zh-CN)')).toEqual([
      { name: "say", of: '"中文请按2。"', language: "zh-CN" },
    ]);
  });
  it.each(['say("open', "balance", 'say("a") // why\n', "say(left(a, 2), 3)", "say((a)", 'say("a"))'])(
    "leaves %j to the text editor",
    (text) => {
      expect(readPieces(text)).toBeUndefined();
    },
  );
});
