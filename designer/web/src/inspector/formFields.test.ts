import { expect, it } from "vitest";
import type { FieldDescription } from "../catalogue/catalogue";
import type { Entry } from "../document/types";
import { formFields } from "./formFields";

const field = (name: string, more: Partial<FieldDescription> = {}): FieldDescription => ({
  name,
  label: name,
  help: "",
  widget: "",
  required: false,
  default: null,
  localized: false,
  indexed: false,
  shown_when: null,
  options: [],
  limits: {},
  ...more,
});

const declared = [
  field("ends_at", { default: "length" }),
  field("length", { shown_when: { field: "ends_at", value: "length" } }),
  field("terminator", { shown_when: { field: "ends_at", value: "key" } }),
];

const written = (name: string, text: string): Entry => ({
  type: "field",
  name,
  value: { type: "text", text },
});

const shown = (...entries: Entry[]) => formFields(entries, declared).map(({ name }) => name);

it("a field with a condition is shown while the other field says so, or its default", () => {
  expect(shown()).toEqual(["ends_at", "length"]);
  expect(shown(written("ends_at", "key"))).toEqual(["ends_at", "terminator"]);
});

it("a field that is written is shown in any case, and so is one that nobody declared", () => {
  expect(shown(written("glow", "1"), written("terminator", "#"))).toEqual([
    "ends_at",
    "length",
    "terminator",
    "glow",
  ]);
});
