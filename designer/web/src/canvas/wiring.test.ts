import { expect, it } from "vitest";
import type { PlacedNode } from "./nodes";
import type { NodeView } from "./view";
import { samePlaces, sameWiring } from "./wiring";

const VIEW: NodeView = {
  id: "menu",
  kind: "menu",
  kindTitle: "Menu",
  family: "ask",
  icon: "",
  title: "Main menu",
  summary: "Balance or agent?",
  exits: [{ key: "done", label: "done", target: "bye", technical: false, builtIn: false }],
  isStart: false,
  broken: false,
  isNote: false,
};
const NODE: PlacedNode = { view: VIEW, at: { x: 0, y: 0 }, paint: { active: false } };

it("what callers hear leads no line elsewhere, unless it comes or goes", () => {
  expect(sameWiring([VIEW], [{ ...VIEW, summary: "Balance, or agent?" }])).toBe(true);
  expect(sameWiring([VIEW], [{ ...VIEW, summary: "" }])).toBe(false);
});

it("exits, names and the nodes that there are do", () => {
  expect(sameWiring([VIEW], [{ ...VIEW, exits: [...VIEW.exits] }])).toBe(false);
  expect(sameWiring([VIEW], [{ ...VIEW, title: "Menu" }])).toBe(false);
  expect(sameWiring([VIEW], [VIEW, VIEW])).toBe(false);
});

it("a place is where a node stands, and how wide it is", () => {
  expect(samePlaces([NODE], [{ ...NODE, at: { x: 0, y: 0 }, paint: { active: true } }])).toBe(true);
  expect(samePlaces([NODE], [{ ...NODE, at: { x: 8, y: 0 } }])).toBe(false);
  expect(samePlaces([NODE], [{ ...NODE, width: 300 }])).toBe(false);
});
