import { expect, it } from "vitest";
import { lineOfNode, nodeAtLine, nodeLinesOf } from "./nodeLines";

const TEXT = `// The bank.
flow bank "Bank" {
  start = welcome
}

play welcome "Welcome" {
  prompt = say("play nobody")
  done -> goodbye
}

hangup goodbye {}
`;

const lines = nodeLinesOf(TEXT);

it("blocks begin at the edge", () => {
  expect(lines).toEqual([
    { id: "bank", line: 2 },
    { id: "welcome", line: 6 },
    { id: "goodbye", line: 11 },
  ]);
});

it("a line belongs to the block before it, the header to no node", () => {
  expect([1, 3, 6, 8, 11, 99].map((line) => nodeAtLine(lines, line))).toEqual([
    undefined,
    undefined,
    "welcome",
    "welcome",
    "goodbye",
    "goodbye",
  ]);
});

it("a node is found by its id, a flow of the same name is not one", () => {
  expect(lineOfNode(lines, "goodbye")).toBe(11);
  expect(lineOfNode(lines, "bank")).toBeUndefined();
});
