import { describe, expect, it } from "vitest";
import {
  remarksOf,
  withExit,
  withExitMoved,
  withField,
  withInto,
  withRemarks,
  withRemarksAt,
  withVariable,
} from "./entries";
import type { Entry, HeaderEntry } from "./types";

const text = (value: string) => ({ type: "text" as const, text: value });
const field = (name: string, value = "x", index?: number): Entry => ({
  type: "field",
  name,
  value: text(value),
  ...(index ? { index } : {}),
});
const key = (argument: string, target: string): Entry => ({ type: "exit", name: "key", argument, target });
const ORDER = ["prompt", "attempts", "fresh"];

const names = (entries: readonly (Entry | HeaderEntry)[]) =>
  entries.map((entry) =>
    entry.type === "exit"
      ? `${entry.name} ${entry.argument ?? ""}`.trim()
      : entry.type === "field"
        ? `${entry.name}${entry.index ? `[${entry.index}]` : ""}`
        : entry.type === "into"
          ? `into ${entry.variable}`
          : entry.type,
  );

describe("fields", () => {
  const entries = [field("prompt"), field("fresh"), key('"1"', "a")];
  it("go where the declaration has them", () => {
    expect(names(withField(entries, ORDER, { name: "attempts" }, text("2")))).toEqual([
      "prompt",
      "attempts",
      "fresh",
      'key "1"',
    ]);
  });
  it("have their variants behind them", () => {
    const more = withField(entries, ORDER, { name: "prompt", index: 3 }, text("again"));
    expect(names(withField(more, ORDER, { name: "prompt", index: 2 }, text("hm")))).toEqual([
      "prompt",
      "prompt[2]",
      "prompt[3]",
      "fresh",
      'key "1"',
    ]);
  });
  it("keep their comments when they change, and go when they are reset", () => {
    const remark = { before: ["why"] };
    const commented: Entry[] = [{ type: "field", name: "prompt", value: text("a"), comments: remark }];
    expect(withField(commented, ORDER, { name: "prompt" }, text("b"))[0]).toMatchObject({
      comments: remark,
      value: { text: "b" },
    });
    expect(withField(entries, ORDER, { name: "fresh" }, null)).toHaveLength(2);
  });
});

describe("results", () => {
  it("are kept behind the fields, changed in place, and dropped", () => {
    const entries = [field("prompt"), key('"1"', "a")];
    const kept = withInto(entries, "digits", "account");
    expect(names(kept)).toEqual(["prompt", "into account", 'key "1"']);
    expect(names(withInto(kept, "digits", "pin"))).toEqual(["prompt", "into pin", 'key "1"']);
    expect(names(withInto(kept, "digits", null))).toEqual(["prompt", 'key "1"']);
  });
});

describe("exits", () => {
  const noinput: Entry = { type: "exit", name: "noinput", target: "bye" };
  const entries = [field("prompt"), key('"1"', "a"), key('"2"', "b"), noinput];
  it("are added behind their like", () => {
    const added = withExit(entries, ["key", "noinput"], { type: "exit", name: "key", argument: '"3"' });
    expect(names(added)).toEqual(["prompt", 'key "1"', 'key "2"', 'key "3"', "noinput"]);
  });
  it("are added before those that are declared later", () => {
    const without = [field("prompt"), noinput];
    const added = withExit(without, ["key", "noinput"], { type: "exit", name: "key", argument: '"1"' });
    expect(names(added)).toEqual(["prompt", 'key "1"', "noinput"]);
  });
  it("change places among their like only", () => {
    expect(names(withExitMoved(entries, 1, 1))).toEqual(["prompt", 'key "2"', 'key "1"', "noinput"]);
    expect(withExitMoved(entries, 2, 1)).toEqual(entries);
  });
});

it("variables are declared behind the others, once", () => {
  const header: HeaderEntry[] = [
    { type: "field", name: "start", value: text("a") },
    { type: "exit", name: "key", argument: '"0"', target: "b" },
  ];
  const declared = withVariable(header, { type: "variable", role: "var", name: "pin", of: "text secret" });
  expect(names(declared)).toEqual(["start", "variable", 'key "0"']);
  expect(withVariable(declared, { type: "variable", role: "var", name: "pin", of: "text" })).toEqual(
    declared,
  );
});

it("remarks are the lines before and what stands behind; the latter stays there while it is the last", () => {
  expect(remarksOf({ before: ["one"], end: "here" })).toBe("one\nhere");
  expect(withRemarks({ end: "here" }, "one\nhere")).toEqual({ before: ["one"], end: "here" });
  expect(withRemarks({ end: "here" }, "one\ntwo")).toEqual({ before: ["one", "two"] });
  expect(withRemarks({ before: ["one"] }, "")).toBeUndefined();
});

it("a line takes remarks, and is without them when they are empty", () => {
  const noted = withRemarksAt([field("prompt")], 0, "why");
  expect(noted).toEqual([{ ...field("prompt"), comments: { before: ["why"] } }]);
  expect(withRemarksAt(noted, 0, " ")).toEqual([field("prompt")]);
  expect(withRemarksAt(noted, 7, "nobody")).toEqual(noted);
});
