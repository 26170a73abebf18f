import { expect, it } from "vitest";
import { brought, cardNode, type PlacedNode } from "./nodes";

const placed = (id: string, x: number): PlacedNode => ({
  view: {
    id,
    kind: "play",
    kindTitle: "Play",
    family: "speak",
    title: id,
    summary: "",
    exits: [],
    isStart: false,
    broken: false,
    isNote: false,
    mark: null,
    issues: 0,
  },
  at: { x, y: 0 },
  paint: { active: false },
});

const NOBODY = new Set<string>();

it("nodes that did not change are the very same, others are not", () => {
  const one = placed("one", 0);
  const two = placed("two", 0);
  const before = brought([], [one, two].map(cardNode), NOBODY);
  const after = brought(before, [cardNode(one), cardNode({ ...two, at: { x: 20, y: 0 } })], NOBODY);
  expect(after[0]).toBe(before[0]);
  expect(after[1]?.position.x).toBe(20);
});

it("what was measured is kept, and what is selected is marked", () => {
  const one = placed("one", 0);
  const [card] = brought([], [cardNode(one)], NOBODY);
  if (!card) throw new Error("there is a card");
  const measured = { ...card, measured: { width: 220, height: 60 } };
  const [after] = brought([measured], [cardNode(one)], new Set(["one"]));
  expect(after?.selected).toBe(true);
  expect(after?.measured).toEqual({ width: 220, height: 60 });
});
