import { expect, it } from "vitest";
import { Edges } from "./edges";
import { keepingLines, linesOf } from "./lines";
import type { PlacedNode } from "./nodes";

const placed = (id: string, x: number, target: string | null, technical = false): PlacedNode => ({
  view: {
    id,
    kind: "menu",
    kindTitle: "Menu",
    family: "ask",
    icon: "",
    title: "",
    summary: "",
    exits: [{ key: "done", label: "done", target, technical, builtIn: false }],
    isStart: false,
    broken: false,
    isNote: false,
  },
  at: { x, y: 0 },
  paint: { active: false },
});

const drawn = (
  nodes: readonly PlacedNode[],
  selected: ReadonlySet<string>,
  inFolded: ReadonlyMap<string, string> = new Map(),
) =>
  new Edges().of(
    nodes.map(({ view }) => view),
    inFolded,
    selected,
    undefined,
  );

const NODES = [
  placed("a", 0, "b"),
  placed("b", 400, "far"),
  placed("c", 800, "far", true),
  placed("far", 9000, null),
];
const live = (selected: string[], overview: boolean) =>
  linesOf(NODES, drawn(NODES, new Set(selected)), overview).live.map(({ source }) => source);

it("short lines can be taken hold of from near, and those at what is selected always", () => {
  expect(live([], false)).toEqual(["a"]);
  expect(live([], true)).toEqual([]);
  expect(live(["b"], true)).toEqual(["a", "b"]);
});

it("the others are still, technical ones apart", () => {
  const { still } = linesOf(NODES, drawn(NODES, new Set()), true);
  expect(still.map(({ technical }) => technical)).toEqual([false, false, true]);
  expect(still[0]?.d).toMatch(/^M220,/);
});

it("still lines between the same parts of the drawing are one", () => {
  const beside = [...NODES, placed("near b", 420, "far")];
  const { still } = linesOf(beside, drawn(beside, new Set()), false);
  expect(still.map(({ d }) => d.match(/M/g)?.length)).toEqual([2, 1]);
});

it("what is drawn as before is the very same", () => {
  const edges = drawn(NODES, new Set());
  const before = linesOf(NODES, edges, false);
  const again = keepingLines(before, linesOf([...NODES], edges, false));
  expect([again.live, again.still]).toEqual([before.live, before.still]);
  expect(again.live === before.live && again.still === before.still).toBe(true);
  const moved = [placed("a", 0, "b"), placed("b", 480, "far"), ...NODES.slice(2)];
  const after = keepingLines(before, linesOf(moved, edges, false));
  expect([after.live === before.live, after.still === before.still]).toEqual([true, false]);
});
