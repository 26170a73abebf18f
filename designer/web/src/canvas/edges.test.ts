import { expect, it } from "vitest";
import { edgesOf, exitOfEdge, keepingEdges } from "./edges";
import type { PlacedNode } from "./nodes";

const placed = (id: string, target: string | null): PlacedNode => ({
  view: {
    id,
    kind: "menu",
    kindTitle: "Menu",
    family: "ask",
    title: "",
    summary: "",
    exits: [{ key: 'key "1"', label: "1", target, technical: false, builtIn: false }],
    isStart: false,
    broken: false,
    isNote: false,
    mark: null,
    issues: 0,
  },
  at: { x: 0, y: 0 },
  paint: { active: false },
});

const NODES = [placed("a", "b"), placed("b", "back"), placed("c", null)];

it("there is a line for each exit that leads to a node that is seen", () => {
  expect(edgesOf(NODES, new Set(), undefined).map(({ id, target }) => [id, target])).toEqual([
    ['a|key "1"', "b"],
  ]);
});

it("lines at what is selected are marked, others stay the very same", () => {
  const nodes = [...NODES, placed("d", "c")];
  const before = edgesOf(nodes, new Set(), undefined);
  const after = keepingEdges(before, edgesOf(nodes, new Set(["b"]), undefined));
  expect(after[0]?.className).toContain("edge-touched");
  expect(after[1]).toBe(before[1]);
});

it("the name of a line tells its exit", () => {
  expect(exitOfEdge("a|when x | y = 1")).toEqual({ id: "a", exit: "when x | y = 1" });
  expect(exitOfEdge("nothing")).toBeUndefined();
});
