import { expect, it } from "vitest";
import { byFlow, figuresOf } from "./figures";
import type { Engine, Today, WallCall } from "./types";

const calls = [
  { id: "a", flow: "bank", channel: "sip", started: 200, answered: 210 },
  { id: "b", flow: "bank", channel: "sip", started: 300, answered: null },
  { id: "c", flow: "clinic", channel: "sip", started: 50, answered: 60 },
  { id: "d", flow: "airline", channel: "browser", started: 400, answered: 410 },
] as WallCall[];
const engines = [
  { name: "one", link: "watched", max_calls: 100 },
  { name: "two", link: "gone", max_calls: 100 },
] as Engine[];
const today = {
  begin_ms: 100,
  offered: 10,
  answered: 8,
  contained: 6,
  handed_off: 1,
  abandoned: 1,
  refused: 2,
} as Today;

it("adds calls in progress that began today to those that are over", () => {
  const figures = figuresOf(calls, engines, today);
  expect(figures).toMatchObject({
    busy: 4,
    capacity: 100,
    ringing: 1,
    offered: 12,
    answered: 9,
    contained: 6,
  });
  expect(figures.containment).toBe(0.75);
});

it("knows nothing of today before it was told", () => {
  expect(figuresOf(calls, engines, undefined)).toMatchObject({ busy: 4, offered: 0, containment: undefined });
});

it("counts calls by the flow that was dialled", () => {
  expect(byFlow(calls).map(({ flow, calls: count }) => [flow, count])).toEqual([
    ["bank", 2],
    ["airline", 1],
    ["clinic", 1],
  ]);
});
