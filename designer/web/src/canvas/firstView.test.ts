import { expect, it } from "vitest";
import { firstView } from "./firstView";

const PANE = { width: 1000, height: 600 };
const box = (id: string, x: number, y: number) => ({ id, at: { x, y }, width: 200, height: 100 });

it("shows all of a small flow in the middle", () => {
  const { x, y, zoom } = firstView([box("a", 0, 0), box("b", 400, 0)], "a", PANE);
  expect(zoom).toBe(1);
  expect([x, y]).toEqual([200, 250]);
});

it("makes a flow smaller while it can be read", () => {
  const { zoom } = firstView([box("a", 0, 0), box("b", 1200, 0)], "a", PANE);
  expect(zoom).toBeCloseTo(920 / 1400);
});

it("shows the beginning of a large flow", () => {
  const { x, y, zoom } = firstView([box("z", 0, -5000), box("start", 3000, 0)], "start", PANE);
  expect(zoom).toBe(0.75);
  expect(3000 * zoom + x).toBe(40);
  expect(0 * zoom + y).toBe(200);
});

it("shows an empty flow at its size", () => {
  expect(firstView([], undefined, PANE)).toEqual({ x: 0, y: 0, zoom: 1 });
});
