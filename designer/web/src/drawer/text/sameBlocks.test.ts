import { expect, it } from "vitest";
import type { FlowDocument } from "../../document/types";
import { keepingSame } from "./sameBlocks";

const before: FlowDocument = {
  header: { id: "bank", title: "Bank" },
  blocks: [
    { type: "block", kind: "play", id: "welcome", title: null, entries: [], tail: [] },
    { type: "block", kind: "hangup", id: "goodbye" },
  ],
};

it("a text that says the same changes nothing", () => {
  const read: FlowDocument = {
    blocks: [
      { id: "welcome", kind: "play", type: "block" },
      { id: "goodbye", kind: "hangup", type: "block", entries: [] },
    ],
    header: { title: "Bank", id: "bank", entries: [] },
  };
  expect(keepingSame(before, read)).toBe(before);
});

it("only what changed is new", () => {
  const read: FlowDocument = {
    header: { id: "bank", title: "Bank" },
    blocks: [
      { type: "block", kind: "play", id: "welcome", title: "Welcome" },
      { type: "block", kind: "hangup", id: "goodbye" },
    ],
  };
  const kept = keepingSame(before, read);
  expect(kept.header).toBe(before.header);
  expect(kept.blocks?.[0]).toEqual(read.blocks?.[0]);
  expect(kept.blocks?.[1]).toBe(before.blocks?.[1]);
});

it("another order is another drawing", () => {
  const read = { ...before, blocks: [...(before.blocks ?? [])].reverse() };
  const kept = keepingSame(before, read);
  expect(kept).not.toBe(before);
  expect(kept.blocks?.[0]).toBe(before.blocks?.[1]);
});
