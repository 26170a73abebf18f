import { expect, it } from "vitest";
import { reach } from "../canvas/reach";
import type { NodeView } from "../canvas/view";
import { type OutlineItem, outlineOf } from "./outline";

const node = (id: string, ...targets: string[]): NodeView => ({
  id,
  kind: "play",
  kindTitle: "Play",
  family: "speak",
  icon: "",
  title: id.toUpperCase(),
  summary: "",
  exits: targets.map((target, at) => ({
    key: `${at}`,
    label: "",
    target,
    technical: false,
    builtIn: false,
  })),
  isStart: id === "start",
  broken: false,
  isNote: false,
});

const FLOW = [
  node("start", "menu"),
  node("menu", "one", "two"),
  node("one", "end"),
  node("two"),
  node("end"),
];
const shape = (items: readonly OutlineItem[]): unknown =>
  items.map((item) => (item.children ? [item.key, shape(item.children)] : item.key));

it("a straight way is a list, branches go in", () => {
  expect(shape(outlineOf(FLOW, reach(FLOW), ""))).toEqual(["start", ["menu", ["one", "end", "two"]]]);
});

it("what is sought is listed alone", () => {
  expect(outlineOf(FLOW, reach(FLOW), "two").map((item) => item.key)).toEqual(["two"]);
});
