import { describe, expect, it } from "vitest";
import { layOut, placeMissing } from "./autoLayout";
import { reach } from "./reach";
import { CARD_WIDTH, cardHeight, type NodeView } from "./view";

function node(id: string, ...targets: string[]): NodeView {
  return {
    id,
    kind: "play",
    kindTitle: "Play",
    family: "speak",
    icon: "",
    title: "",
    summary: "words",
    exits: targets.map((target, index) => ({
      key: `${index}`,
      label: "",
      target,
      technical: false,
      builtIn: false,
    })),
    isStart: id === "start",
    broken: false,
    isNote: false,
  };
}

const FLOW = [
  node("start", "menu"),
  node("menu", "one", "two", "three", "bye"),
  node("one", "more", "bye"),
  node("more", "menu", "bye"),
  node("two", "bye", "menu"),
  node("three", "menu", "bye"),
  node("bye"),
  node("noted"),
];

function overlapping(nodes: readonly NodeView[]): string[] {
  const places = layOut(nodes);
  const boxes = nodes.map((each) => ({ id: each.id, at: places[each.id], height: cardHeight(each) }));
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      if (!one.at || !other.at) return [`${one.id} or ${other.id} has no place`];
      const apart =
        Math.abs(one.at.x - other.at.x) >= CARD_WIDTH ||
        one.at.y + one.height <= other.at.y ||
        other.at.y + other.height <= one.at.y;
      return apart ? [] : [`${one.id} ${other.id}`];
    }),
  );
}

describe("the tree through a flow", () => {
  it("has every node once", () => {
    const { roots, children } = reach(FLOW);
    const all = [...roots, ...[...children.values()].flat()];
    expect(all.toSorted()).toEqual(FLOW.map(({ id }) => id).toSorted());
    expect(roots).toEqual(["start", "noted"]);
  });
  it("puts what many ways lead to behind the others", () => {
    expect(reach(FLOW).children.get("menu")).toEqual(["one", "two", "three"]);
  });
  it("ends where nodes lead in a circle that nobody enters", () => {
    expect(reach([node("start"), node("a", "b"), node("b", "a")]).roots).toEqual(["start", "a"]);
  });
});

describe("the layout", () => {
  it("puts nothing over anything else", () => {
    expect(overlapping(FLOW)).toEqual([]);
  });
  it("goes on to the right, the first way straight", () => {
    const places = layOut(FLOW);
    expect(places.start?.y).toBe(places.menu?.y);
    expect(places.menu?.y).toBe(places.one?.y);
    expect(places.one?.x).toBeGreaterThan(places.menu?.x ?? 0);
    expect(places.two?.y).toBeGreaterThan(places.one?.y ?? 0);
  });
  it("breaks a long way into rows", () => {
    const many = Array.from({ length: 1000 }, (_, at) => node(at ? `n${at}` : "start", `n${at + 1}`));
    const xs = Object.values(layOut(many)).map(({ x }) => x);
    expect(new Set(xs).size).toBe(37);
  });
  it("leaves alone what somebody placed", () => {
    const fresh = placeMissing(FLOW, { start: { x: 500, y: 500 } });
    expect(fresh.start).toBeUndefined();
    expect(fresh.menu?.y).toBeGreaterThan(500);
  });
});
