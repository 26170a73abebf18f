import { describe, expect, it } from "vitest";
import type { SpokenPrompt } from "./queries";
import { countOf, languagesOf, promptsLike, type Sought } from "./texts";

function prompt(node: string, ...texts: SpokenPrompt["texts"]): SpokenPrompt {
  return { flow: node.startsWith("x") ? "other" : "bank", node, title: "", field: "prompt", texts };
}

const PROMPTS = [
  prompt(
    "hello",
    { language: "en-US", words: "Hello.", voice: "recorded" },
    { language: "zh-CN", words: "您好", voice: "robot" },
  ),
  prompt(
    "bye",
    { language: "en-US", words: "Good bye.", voice: "robot" },
    { language: "zh-CN", words: "", voice: "missing" },
  ),
  prompt("xmas", { language: "en-US", words: "Merry {name}", voice: "mixed" }),
];
const ALL: Sought = { words: "", filter: "all", flow: "", language: "" };
const nodes = (sought: Partial<Sought>) =>
  promptsLike(PROMPTS, { ...ALL, ...sought }).map(({ node }) => node);

describe("texts of flows", () => {
  it("are found by words, node and flow", () => {
    expect(nodes({ words: "您" })).toEqual(["hello"]);
    expect(nodes({ words: "BANK by" })).toEqual(["bye"]);
    expect(nodes({ flow: "other" })).toEqual(["xmas"]);
  });
  it("are missing in a language that the flow speaks", () => {
    expect(nodes({ filter: "missing" })).toEqual(["bye"]);
    expect(nodes({ filter: "missing", language: "en-US" })).toEqual([]);
    expect(countOf(PROMPTS, "missing")).toBe(1);
  });
  it("are spoken by the robot voice, recorded, or both", () => {
    expect(nodes({ filter: "robot" })).toEqual(["hello", "bye", "xmas"]);
    expect(nodes({ filter: "recorded" })).toEqual(["hello", "xmas"]);
  });
  it("stand in the languages of all flows, the most spoken one first", () => {
    expect(languagesOf(PROMPTS)).toEqual(["en-US", "zh-CN"]);
  });
});
