import { expect, it } from "vitest";
import { Edges, exitOfEdge } from "./edges";
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
  },
  at: { x: 0, y: 0 },
  paint: { active: false },
});

const NOT_FOLDED: ReadonlyMap<string, string> = new Map();

const drawn = (
  nodes: readonly PlacedNode[],
  selected: ReadonlySet<string>,
  inFolded: ReadonlyMap<string, string> = NOT_FOLDED,
  edges = new Edges(),
) =>
  edges.of(
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
  const edges = new Edges();
  const before = drawn(nodes, new Set(), NOT_FOLDED, edges);
  expect(drawn(nodes, new Set(), NOT_FOLDED, edges)).toBe(before);
  const after = drawn(nodes, new Set(["b"]), NOT_FOLDED, edges);
  expect(after[0]?.className).toContain("edge-touched");
  expect(after[1]).toBe(before[1]);
  expect(after).not.toBe(before);
});

it("a line goes with the node that it leads to, and comes back with it", () => {
  const edges = new Edges();
  const ends = (nodes: readonly PlacedNode[]) =>
    drawn(nodes, new Set(), NOT_FOLDED, edges).map(({ source, target }) => `${source} ${target}`);
  const [a, b, c] = [placed("a", "b"), placed("b", "c"), placed("c", null)];
  expect(ends([a, b, c])).toEqual(["a b", "b c"]);
  expect(ends([a, c])).toEqual([]);
  expect(ends([a, b, c])).toEqual(["a b", "b c"]);
  expect(ends([placed("a", "c"), b, c])).toEqual(["a c", "b c"]);
});

it("the line that is chosen is selected, no other", () => {
  const edges = new Edges();
  const views = [placed("a", "b"), placed("b", "a")].map(({ view }) => view);
  const chosen = (line: string | undefined) =>
    edges.of(views, NOT_FOLDED, new Set(), line).map(({ selected }) => selected);
  expect(chosen('a|key "1"')).toEqual([true, false]);
  expect(chosen('b|key "1"')).toEqual([false, true]);
  expect(chosen(undefined)).toEqual([false, false]);
});

it("ways that a call took are marked", () => {
  const edges = new Edges();
  const views = [placed("a", "b"), placed("b", "a")].map(({ view }) => view);
  const walked = (lines: ReadonlySet<string> | undefined) =>
    edges
      .of(views, NOT_FOLDED, new Set(), undefined, lines)
      .map(({ className }) => /walked/.test(className ?? ""));
  expect(walked(undefined)).toEqual([false, false]);
  expect(walked(new Set(['b|key "1"']))).toEqual([false, true]);
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
