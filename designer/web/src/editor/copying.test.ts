import { expect, it } from "vitest";
import { copyNodes, paste } from "../document/edits";
import type { Drawing } from "../document/types";
import { pasteOffset } from "./copying";

const SEEN = { left: 0, top: 0, right: 1000, bottom: 600 };
const drawing: Drawing = {
  document: {
    header: { id: "flow" },
    blocks: [
      { type: "block", kind: "play", id: "a", entries: [{ type: "exit", name: "done", target: "b" }] },
      { type: "block", kind: "play", id: "b", entries: [{ type: "exit", name: "done", target: "out" }] },
      { type: "block", kind: "play", id: "out", entries: [] },
    ],
  },
  layout: {
    nodes: { a: { x: 0, y: 0 }, b: { x: 340, y: 0, width: 300, height: 90 }, out: { x: 680, y: 0 } },
    groups: [{ id: "group_1", title: "Both", nodes: ["a", "b"], collapsed: false }],
  },
};
const clip = copyNodes(drawing, new Set(["a", "b"]));

it("is pasted a step beside, further each time, and where one looks when that is elsewhere", () => {
  expect(pasteOffset(clip, SEEN, 1)).toEqual({ x: 40, y: 40 });
  expect(pasteOffset(clip, SEEN, 2)).toEqual({ x: 80, y: 80 });
  expect(pasteOffset(clip, { left: 5000, top: 0, right: 6000, bottom: 600 }, 1)).toEqual({ x: 5370, y: 340 });
});

it("has new names, lines within it follow, those out of it are kept in the same flow only, groups go along", () => {
  const { drawing: pasted, ids } = paste(drawing, clip, { x: 40, y: 40 }, true);
  expect(ids).toEqual(["a_2", "b_2"]);
  const targets = (of: Drawing) =>
    of.document.blocks?.slice(3).map((block) => block.type === "block" && block.entries?.[0]);
  expect(targets(pasted)).toMatchObject([{ target: "b_2" }, { target: "out" }]);
  expect(targets(paste(drawing, clip, { x: 40, y: 40 }, false).drawing)).toMatchObject([
    { target: "b_2" },
    { target: null },
  ]);
  expect(pasted.layout.nodes?.b_2).toEqual({ x: 380, y: 40, width: 300, height: 90 });
  expect(pasted.layout.groups?.[1]).toEqual({
    id: "group_2",
    title: "Both",
    nodes: ["a_2", "b_2"],
    collapsed: false,
  });
});
