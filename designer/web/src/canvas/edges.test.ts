import { expect, it } from "vitest";
import { edgesOf, exitOfEdge, keepingEdges } from "./edges";
import type { PlacedNode } from "./nodes";

const placed = (id: string, target: string | null): PlacedNode => ({
  view: {
    id,
    kind: "menu",
    kindTitle: "Menu",
    family: "ask",
    icon: "",
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

const drawn = (
  nodes: readonly PlacedNode[],
  selected: ReadonlySet<string>,
  inFolded: ReadonlyMap<string, string> = new Map(),
) =>
  edgesOf(
    nodes.map(({ view }) => view),
    inFolded,
    selected,
    undefined,
  );

const NODES = [placed("a", "b"), placed("b", "back"), placed("c", null)];

it("there is a line for each exit that leads to a node that is seen", () => {
  expect(drawn(NODES, new Set()).map(({ id, target }) => [id, target])).toEqual([['a|key "1"', "b"]]);
});

it("lines at what is selected are marked, others stay the very same", () => {
  const nodes = [...NODES, placed("d", "c")];
  const before = drawn(nodes, new Set());
  const after = keepingEdges(before, drawn(nodes, new Set(["b"])));
  expect(after[0]?.className).toContain("edge-touched");
  expect(after[1]).toBe(before[1]);
  expect(after).not.toBe(before);
  expect(keepingEdges(before, drawn(nodes, new Set()))).toBe(before);
});

it("the name of a line tells its exit", () => {
  expect(exitOfEdge("a|when x | y = 1")).toEqual({ id: "a", exit: "when x | y = 1" });
  expect(exitOfEdge("nothing")).toBeUndefined();
});

it("lines of what is hidden are drawn at the folded group, but for those within it", () => {
  const nodes = [placed("a", "b"), placed("b", "c"), placed("c", null), placed("d", "b")];
  const folded = new Map([
    ["b", "group_1"],
    ["c", "group_1"],
  ]);
  expect(drawn(nodes, new Set(), folded).map(({ source, target }) => [source, target])).toEqual([
    ["a", "group_1"],
    ["d", "group_1"],
  ]);
  const [out] = drawn([placed("a", "b"), placed("b", "a")], new Set(), new Map([["b", "group_1"]])).slice(1);
  expect([out?.id, out?.source, out?.reconnectable]).toEqual(['b|key "1"', "group_1", false]);
});
