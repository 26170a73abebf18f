import { afterEach, describe, expect, it } from "vitest";
import { compare, paintOfDifference, stopComparing, useComparing } from "./comparing";
import type { Schemas } from "./queries";

const block = (id: string) => ({ type: "block" as const, kind: "play", id });
const DIFFERENCE: Schemas["DiffAnswer"] = {
  meaning: [],
  added: ["news"],
  removed: ["old"],
  changed: [],
  moved: ["main"],
  header: false,
  lines: [],
  before: { header: { id: "shop" }, blocks: [block("main"), block("old")] },
  after: { header: { id: "shop" }, blocks: [block("main"), block("news")] },
  before_layout: { nodes: { old: { x: 40, y: 20 } } },
  after_layout: { nodes: {} },
};

describe("compare", () => {
  afterEach(stopComparing);

  it("keeps what was removed where it stood, beside the drawing", () => {
    compare(DIFFERENCE, true, "version 1 → draft");
    const { instead, removed, places } = useComparing.getState();
    expect(instead).toBeUndefined();
    expect(removed.map((each) => each.id)).toEqual(["old"]);
    expect(places.old).toEqual({ x: 40, y: 20 });
  });

  it("shows the later version when that is not the drawing", () => {
    compare(DIFFERENCE, false, "version 1 → version 2");
    expect(useComparing.getState().instead?.document.blocks?.map((each) => each.id)).toEqual([
      "main",
      "news",
    ]);
  });

  it("paints each sort of change", () => {
    expect([...paintOfDifference(DIFFERENCE)]).toEqual([
      ["main", { change: "moved" }],
      ["news", { change: "added" }],
      ["old", { change: "removed" }],
    ]);
  });
});
