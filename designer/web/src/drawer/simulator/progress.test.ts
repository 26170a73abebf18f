import { describe, expect, it } from "vitest";
import { asClock, joined, nodeOf, type TalkLine } from "./progress";
import type { CallState } from "./store";

const line = (who: string, node?: string): TalkLine => ({
  who,
  text: "…",
  at_ms: 0,
  cut: false,
  language: "en-US",
  where: node ? { flow: "bank", node } : null,
});

const call = {
  at: { flow: "bank", node: "goodbye" },
  transcript: [line("flow", "welcome"), line("caller"), line("flow", "menu")],
} as unknown as CallState;

describe("nodeOf", () => {
  it("is where the call has come to, once all of it is shown", () => {
    expect(nodeOf(call, undefined, "bank")).toBe("goodbye");
    expect(nodeOf(call, undefined, "another")).toBeUndefined();
    expect(nodeOf(undefined, undefined, "bank")).toBeUndefined();
  });

  it("follows the lines while they are played", () => {
    expect([1, 2, 3].map((shown) => nodeOf(call, shown, "bank"))).toEqual(["welcome", "welcome", "menu"]);
  });
});

describe("joined", () => {
  const pressed = (what: string): TalkLine => ({ ...line("caller"), did: "press", what });

  it("makes one line of keys that follow each other", () => {
    const lines = [line("flow", "pin"), pressed("1"), pressed("2"), line("flow", "menu"), pressed("3")];
    expect(joined(lines).map(({ who, what }) => what || who)).toEqual(["flow", "12", "flow", "3"]);
  });
});

describe("asClock", () => {
  it("is minutes and seconds", () => {
    expect([0, 999, 65_000, 600_000].map(asClock)).toEqual(["0:00", "0:00", "1:05", "10:00"]);
  });
});
