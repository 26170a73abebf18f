import { describe, expect, it } from "vitest";
import type { NodeView } from "../../canvas/view";
import type { Stop } from "../queries";
import { endOf, lineOf, paintOfWay, wayIn } from "./way";

function view(id: string, ...keys: string[]): NodeView {
  const exits = keys.map((key) => ({ key, label: key, target: "x", technical: false, builtIn: false }));
  return {
    ...{ id, kind: "", kindTitle: "", family: "", icon: "", title: "", summary: "", exits },
    ...{ isStart: false, broken: false, isNote: false },
  };
}

const VIEWS = [
  view("main", 'key "1"', "noinput"),
  view("route", 'when tries < 3 and name == "x"'),
  view("never", "done"),
];
const stop = (flow: string, node: string, exit: string): Stop => ({
  flow,
  node,
  exit,
  entered_ms: 0,
  left_ms: 1,
});
const STOPS = [
  stop("bank", "main", "noinput"),
  stop("cards", "main", "key 1"),
  stop("bank", "main", "key 1"),
  stop("bank", "gone", "done"),
  stop("bank", "route", "when tries < 3 and name == x"),
];

describe("the way of a call", () => {
  it("finds the lines of exits as the interpreter names them", () => {
    expect(lineOf(VIEWS, { node: "main", exit: "key 1" })).toBe('main|key "1"');
    expect(lineOf(VIEWS, { node: "main", exit: "call cards" })).toBeUndefined();
    expect(lineOf(VIEWS, { node: "gone", exit: "done" })).toBeUndefined();
  });

  it("counts stops over all flows, and lights those of one", () => {
    const way = wayIn("bank", STOPS, 1, VIEWS);
    expect(way.visits.get("main")).toEqual([1, 3]);
    expect(way.visits.get("never")).toEqual([]);
    expect(way.visits.has("gone")).toBe(false);
    expect(way.ended).toBeUndefined();
    expect([...way.lines]).toEqual(["main|noinput", 'main|key "1"', 'route|when tries < 3 and name == "x"']);
  });

  it("ends where the caller hung up, not where what follows ended", () => {
    const line = (what: string, at: number) => ({ what, stop: at, at_ms: 0 });
    expect(endOf(STOPS, [line("said", 0), line("hung_up", 2), line("looked_up", 3)], false)).toBe(2);
    expect(endOf(STOPS, [line("said", 0)], false)).toBe(4);
    expect(endOf(STOPS, [line("said", 0)], true)).toBe(-1);
  });

  it("marks where the call is, and what it never came to", () => {
    const way = wayIn("bank", STOPS, 2, VIEWS);
    expect(paintOfWay(way, STOPS[2], "bank", "main")).toEqual({ active: true, visits: [1, 3], ended: true });
    expect(paintOfWay(way, STOPS[1], "bank", "main").active).toBe(false);
    expect(paintOfWay(way, STOPS[2], "bank", "never")).toEqual({ active: false, visits: [] });
  });
});
