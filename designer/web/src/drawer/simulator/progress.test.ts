import { describe, expect, it } from "vitest";
import { asClock, nodeOf } from "./progress";
import type { CallState } from "./store";

const line = (who: string, node?: string): CallState["transcript"][number] => ({
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

describe("asClock", () => {
  it("is minutes and seconds", () => {
    expect([0, 999, 65_000, 600_000].map(asClock)).toEqual(["0:00", "0:00", "1:05", "10:00"]);
  });
});
