import { expect, it } from "vitest";
import { paintNow } from "./paintNow";

it("writes counts beside the exits and callers on the nodes", () => {
  const names = new Map([["main", new Map([['key "1"', "key:1"]])]]);
  const painted = paintNow(
    [
      { node: "main", here: 1200, exits: { 'key "1"': 3, noinput: 1 } },
      { node: "bye", here: 0, exits: { "": 4 } },
    ],
    names,
    (count) => count.toLocaleString("en"),
  );
  expect(painted.get("main")).toEqual({ notes: { "key:1": "3", noinput: "1" }, here: "1,200" });
  expect(painted.get("bye")).toEqual({ notes: { "": "4" } });
});
