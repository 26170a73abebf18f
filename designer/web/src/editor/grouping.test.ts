import { expect, it } from "vitest";
import type { Drawing } from "../document/types";
import { foldGroupsOf } from "./grouping";

const drawing: Drawing = {
  document: { header: { id: "flow" }, blocks: [] },
  layout: {
    nodes: {},
    groups: [
      { id: "group_1", title: "Cards", nodes: ["a"], collapsed: false },
      { id: "group_2", title: "Loans", nodes: ["b"], collapsed: false },
    ],
  },
};

const folded = (now: Drawing) => now.layout.groups?.map((group) => group.collapsed);

it("folds the groups of what is chosen, and unfolds them again", () => {
  const once = foldGroupsOf(drawing, new Set(["a"]));
  expect(folded(once)).toEqual([true, false]);
  expect(folded(foldGroupsOf(once, new Set(["group_1"])))).toEqual([false, false]);
});
