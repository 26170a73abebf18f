import { expect, it } from "vitest";
import type { NodeView } from "../canvas/view";
import { nearest, neighbours, reachable } from "./walking";

const view = (id: string, ...targets: string[]): NodeView => ({
  id,
  kind: "menu",
  kindTitle: "Menu",
  family: "ask",
  icon: "",
  title: "",
  summary: "",
  exits: targets.map((target) => ({ key: target, label: "", target, technical: false, builtIn: false })),
  isStart: false,
  broken: false,
  isNote: false,
});

const VIEWS = [view("a", "b", "c"), view("b", "d"), view("c", "d"), view("d", "b")];

it("lines lead to neighbours, each told once", () => {
  expect(neighbours(VIEWS, new Set(["a"]), true)).toEqual(["b", "c"]);
  expect(neighbours(VIEWS, new Set(["b", "c"]), true)).toEqual(["d"]);
  expect(neighbours(VIEWS, new Set(["b"]), false)).toEqual(["a", "d"]);
});

it("all that follows, or comes before, is found in a circle too", () => {
  expect([...reachable(VIEWS, new Set(["c"]), true)].sort()).toEqual(["b", "c", "d"]);
  expect([...reachable(VIEWS, new Set(["c"]), false)].sort()).toEqual(["a", "c"]);
});

it("the nearest node above or below is rather in the same column", () => {
  const places = { a: { x: 0, y: 0 }, b: { x: 0, y: 300 }, c: { x: 340, y: 100 }, d: { x: 0, y: -100 } };
  expect(nearest(places, "a", 1)).toBe("b");
  expect(nearest(places, "a", -1)).toBe("d");
  expect(nearest(places, "b", 1)).toBeUndefined();
});
