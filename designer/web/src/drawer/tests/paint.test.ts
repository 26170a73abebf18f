import { describe, expect, it } from "vitest";
import type { FlowDocument } from "../../document/types";
import { exitNamesOf } from "./exitNames";
import { paintCoverage, paintTimes } from "./paint";

const document: FlowDocument = {
  header: { id: "bank" },
  blocks: [
    {
      type: "block",
      kind: "menu",
      id: "main",
      entries: [
        { type: "field", name: "prompt", value: { type: "text", text: 'say("Hello")' } },
        { type: "exit", name: "key", argument: '"1"', target: "balance" },
        { type: "exit", name: "key", argument: '"2"', target: "cards" },
      ],
    },
  ],
};
const lines = [
  { entry: 1, name: "key 1" },
  { entry: 2, name: "key 2" },
];
const names = exitNamesOf(document, new Map([["main", { id: "main", exits: ["key"], lines, results: [] }]]));

describe("paintCoverage", () => {
  it("names exits as the canvas does, and those without a line as they are", () => {
    const painted = paintCoverage(
      {
        flow: "bank",
        percent: 33,
        nodes_covered: ["main"],
        nodes_uncovered: [],
        exits_covered: [{ node: "main", exit: "key 1" }],
        exits_uncovered: [
          { node: "main", exit: "key 2" },
          { node: "main", exit: "noinput" },
        ],
      },
      names,
    );
    expect(painted.get("main")).toEqual({
      covered: new Set(['key "1"']),
      uncovered: new Set(['key "2"', "noinput"]),
    });
  });
});

describe("paintTimes", () => {
  const option = {
    flow: "bank",
    node: "main",
    keys: "2",
    label: "cards",
    quickest_ms: 150,
    listening_ms: 9_400,
    typical_ms: null,
    way: [],
    estimated: ["listening"],
  };
  it("says after how many seconds an option can be chosen, and whether that is an estimate", () => {
    expect(paintTimes([option], "bank", names).get("main")).toEqual({ notes: { 'key "2"': "≈ 9 s" } });
    expect(paintTimes([{ ...option, typical_ms: 12_000 }], "bank", names).get("main")).toEqual({
      notes: { 'key "2"': "12 s" },
    });
  });

  it("leaves other flows and keys without a line alone", () => {
    expect(paintTimes([option], "another", names).size).toBe(0);
    expect(paintTimes([{ ...option, keys: "0" }], "bank", names).size).toBe(0);
  });
});
