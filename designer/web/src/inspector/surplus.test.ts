import { expect, it } from "vitest";
import type { Entry } from "../document/types";
import { surplusExits, surplusFields } from "./surplus";

const entries: Entry[] = [
  { type: "field", name: "prompt", value: { type: "text", text: 'say("Hello")' } },
  {
    type: "field",
    name: "glow",
    value: { type: "localized", languages: [{ language: "en-US", text: "1" }] },
  },
  { type: "field", name: "glow", index: 2, value: { type: "text", text: "2" } },
  { type: "into", variable: "kept", result: "seen" },
  { type: "exit", name: "done", target: null },
  { type: "exit", name: "at", argument: "1", target: "bye" },
  { type: "exit", name: "at", argument: "2", target: "bye" },
];

it("fields that no kind declares are described once each, as texts", () => {
  const [glow, ...others] = surplusFields(entries, [{ name: "prompt" }]);
  expect(others).toEqual([]);
  expect(glow).toMatchObject({ name: "glow", widget: "", localized: true, indexed: true });
});

it("so are exits, with the arguments that they have", () => {
  expect(surplusExits(entries, [{ name: "done" }])).toMatchObject([{ name: "at", argument: "" }]);
  expect(surplusExits(entries, [])).toMatchObject([{ name: "done", argument: null }, { name: "at" }]);
});
