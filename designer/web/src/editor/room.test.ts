import { expect, it } from "vitest";
import type { Drawing } from "../document/types";
import { freeAmong, makeRoom } from "./room";

const drawing = (nodes: Record<string, { x: number; y: number }>): Drawing => ({
  document: { header: { id: "flow" }, blocks: [] },
  layout: { nodes, groups: [] },
});

it("what is put between two nodes gets a column of its own, and what stands further on moves on", () => {
  const { layout } = makeRoom(
    drawing({
      a: { x: 0, y: 0 },
      b: { x: 340, y: 40 },
      c: { x: 680, y: 0 },
      new: { x: 200, y: 90 },
      above: { x: 0, y: -200 },
    }),
    "a",
    "new",
    "b",
  );
  expect(layout.nodes).toEqual({
    a: { x: 0, y: 0 },
    new: { x: 340, y: 40 },
    b: { x: 680, y: 40 },
    c: { x: 1020, y: 0 },
    above: { x: 0, y: -200 },
  });
});

it("nothing moves where there is room, or where the line leads back", () => {
  const wide = drawing({ a: { x: 0, y: 0 }, b: { x: 700, y: 0 }, new: { x: 340, y: 0 } });
  expect(makeRoom(wide, "a", "new", "b")).toBe(wide);
  const back = drawing({ a: { x: 700, y: 0 }, b: { x: 0, y: 0 }, new: { x: 340, y: 0 } });
  expect(makeRoom(back, "a", "new", "b")).toBe(back);
});

it("a new card covers no other", () => {
  const view = { id: "a", summary: "", exits: [] } as never;
  expect(freeAmong({ a: { x: 0, y: 0 } }, [view], { x: 8, y: 10 })).toEqual({ x: 0, y: 100 });
  expect(freeAmong({ a: { x: 0, y: 0 } }, [view], { x: 400, y: 10 })).toEqual({ x: 400, y: 20 });
});
