import { expect, it } from "vitest";
import { nextArgument } from "./nextArgument";

it("a new key is the next free one", () => {
  expect(nextArgument("keys", [])).toBe('"1"');
  expect(nextArgument("keys", ['"1"', '"3"'])).toBe('"2"');
});

it("a new share takes what is left", () => {
  expect(nextArgument("share", ['"30"', '"20 new"'])).toBe('"50"');
  expect(nextArgument("share", ['"100"'])).toBe('"1"');
});

it("others begin with something that can be read", () => {
  expect(nextArgument("constant", [])).toBe('""');
  expect(nextArgument("expression", [])).toBe("true");
});
