import { expect, it } from "vitest";
import type { Finding } from "../checks/types";
import { findingsAbove, findingsAt, worstOf } from "./findings";

const finding = (more: Partial<Finding>): Finding => ({
  code: "IVR201",
  severity: "error",
  message: "",
  suggestion: null,
  node: null,
  entry: null,
  field: null,
  language: null,
  line: 1,
  column: 1,
  end_line: 1,
  end_column: 1,
  ...more,
});

const inPrompt = finding({ entry: 0, field: "prompt", language: "zh-CN" });
const missing = finding({ field: "prompt" });
const ofNode = finding({ severity: "hint" });

it("findings are shown at their line and language", () => {
  const all = [inPrompt, missing, ofNode];
  expect(findingsAt(all, { entry: 0, language: "zh-CN" })).toEqual([inPrompt]);
  expect(findingsAt(all, { entry: 0, language: "en-US" })).toEqual([]);
  expect(findingsAt(all, { entry: 0 })).toEqual([inPrompt]);
});

it("a field that is not there has the findings that name it", () => {
  expect(findingsAt([inPrompt, missing], { entry: undefined, field: "prompt" })).toEqual([missing]);
});

it("what belongs to no line is said above", () => {
  expect(findingsAbove([inPrompt, missing, ofNode], new Set(["prompt"]))).toEqual([ofNode]);
});

it("the worst tells the colour", () => {
  expect(worstOf([ofNode, inPrompt])).toBe("error");
  expect(worstOf([])).toBeUndefined();
});
