import { describe, expect, it } from "vitest";
import { onOneLine } from "./onOneLine";

describe("a text on one line", () => {
  it("stays as it is when it is one", () => {
    expect(onOneLine('balance + len("余额 🏦")')).toBe('balance + len("余额 🏦")');
  });
  it("has a blank for each line end and the blanks around it", () => {
    expect(onOneLine("balance\n    + 1\r\n+ 2\u2028+ 3")).toBe("balance + 1 + 2 + 3");
  });
  it("has no control characters, no byte order mark and no half a character", () => {
    expect(onOneLine("\uFEFFbal\u0000an\u001b\u0085ce\ud800\t+ 1")).toBe("balance + 1");
  });
});
