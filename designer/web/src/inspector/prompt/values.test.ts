import { describe, expect, it } from "vitest";
import { insertValue, pieceFor, plainWords } from "./values";

const PIECES = [
  { name: "say", takes: ["text"] },
  { name: "audio", takes: ["text"] },
  { name: "number", takes: ["number"] },
  { name: "digits", takes: ["text", "number"] },
  { name: "date", takes: ["date", "datetime"] },
  { name: "datetime", takes: ["datetime"] },
  { name: "money", takes: ["money"] },
];

describe("saying a value", () => {
  it.each([
    ["money private", "money"],
    ["number", "number"],
    ["text private", "say"],
    ["datetime", "datetime"],
  ])("%s as %s", (type, piece) => {
    expect(pieceFor(type, PIECES)).toBe(piece);
  });
  it("is not offered for secrets and for what has no words", () => {
    expect(pieceFor("text secret", PIECES)).toBeUndefined();
    expect(pieceFor("boolean", PIECES)).toBeUndefined();
    expect(pieceFor("list of text", PIECES)).toBeUndefined();
  });
});

describe("a value among words", () => {
  it("is kept apart from letters", () => {
    expect(insertValue("Your balance is", 15, "balance")).toBe("Your balance is {balance}");
    expect(insertValue("You have left.", 8, "n")).toBe("You have {n} left.");
    expect(insertValue("Now .", 4, "n")).toBe("Now {n}.");
  });
  it("needs no blanks among Chinese words", () => {
    expect(insertValue("余额为。", 3, "balance")).toBe("余额为{balance}。");
  });
});

describe("words to be recorded", () => {
  it("are read as they stand", () => {
    expect(plainWords("Press 1, or say \\{cards\\}. C:\\\\")).toBe("Press 1, or say {cards}. C:\\");
    expect(plainWords("余额请按1")).toBe("余额请按1");
  });
  it("hold no values", () => {
    expect(plainWords("You have {balance} left.")).toBeUndefined();
    expect(plainWords("A brace \\{ and {n}")).toBeUndefined();
  });
});
