import { describe, expect, it } from "vitest";
import { lengthMs, readLength, readName, readShare, writeLength, writeName, writeShare } from "./plain";

describe("plain values", () => {
  it.each(["300ms", "5s", "1.5s", "2m", "1h"])("reads and writes %s", (text) => {
    const length = readLength(text);
    expect(length && writeLength(length)).toBe(text);
  });
  it("knows how long a length is", () => {
    expect(lengthMs({ amount: 1.5, unit: "s" })).toBe(1_500);
  });
  it.each(["5", "5 s", "2d", "if x then 1s else 2s"])("is no length: %s", (text) => {
    expect(readLength(text)).toBeUndefined();
  });
  it("takes names with and without quotes", () => {
    expect(readName('"cards"')).toBe("cards");
    expect(readName("cards")).toBe("cards");
    expect(writeName("cards")).toBe("cards");
    expect(writeName("two words")).toBe('"two words"');
  });
  it.each(['"30"', '"50 new"'])("reads and writes the share %s", (text) => {
    const share = readShare(text);
    expect(share && writeShare(share)).toBe(text);
  });
});
