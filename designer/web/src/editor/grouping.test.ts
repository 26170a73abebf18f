import { expect, it } from "vitest";
import type { Drawing } from "../document/types";
import { foldGroupsOf, groupOf, nodesMeant, ungroup } from "./grouping";

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

it("a new group takes its nodes out of others, and is numbered", () => {
  const { drawing: grouped, id } = groupOf(drawing, new Set(["a", "b"]), (number) => `Group ${number}`);
  expect(id).toBe("group_3");
  expect(grouped.layout.groups).toEqual([
    { id: "group_3", title: "Group 3", nodes: ["a", "b"], collapsed: false },
  ]);
});

it("a group that is chosen stands for its nodes; without its frame they stay", () => {
  expect([...nodesMeant(drawing.layout, new Set(["group_1", "c"]))].sort()).toEqual(["a", "c"]);
  expect(ungroup(drawing, new Set(["a"])).layout.groups?.map(({ id }) => id)).toEqual(["group_2"]);
});
