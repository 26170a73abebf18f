import { expect, it } from "vitest";
import { brought, cardNode, type PlacedNode } from "./nodes";

const placed = (id: string, x: number): PlacedNode => ({
  view: {
    id,
    kind: "play",
    kindTitle: "Play",
    family: "speak",
    icon: "",
    title: id,
    summary: "",
    exits: [],
    isStart: false,
    broken: false,
    isNote: false,
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

it("what is selected is marked", () => {
  const one = placed("one", 0);
  const before = brought([], [cardNode(one)], NOBODY);
  expect(brought(before, [cardNode(one)], new Set(["one"]))[0]?.selected).toBe(true);
});

it("handles stand where the card draws them", () => {
  const { view } = placed("one", 0);
  const exits = [{ key: "done", label: "", target: null, technical: false, builtIn: false }];
  const { handles, width, height } = cardNode({ ...placed("one", 0), view: { ...view, exits } });
  expect(handles?.map(({ id, x, y }) => [id, x, y])).toEqual([
    [undefined, -6, 16],
    ["done", 214, 50],
  ]);
  expect([width, height]).toEqual([220, 76]);
});

it("what its colour says is told to those who cannot see it", () => {
  expect(cardNode(placed("one", 0)).ariaLabel).toBe("one, Play");
  expect(cardNode({ ...placed("one", 0), said: "added" }).ariaLabel).toBe("one, Play, added");
});
