import { describe, expect, it } from "vitest";
import type { Names } from "../around";
import { beginningAt, completionsOf } from "./vocabulary";

describe("what is completed", () => {
  it("is the name before the cursor", () => {
    expect(beginningAt("balance > lim", 13)).toBe("lim");
    expect(beginningAt("call.an", 7)).toBe("call.an");
    expect(beginningAt("a = ", 4)).toBe("");
  });
  it("is nothing among the words of a text", () => {
    expect(beginningAt('say("Hello wor', 14)).toBeUndefined();
    expect(beginningAt('say("Hello") mon', 16)).toBe("mon");
  });
  it("is a value inside the braces of a text", () => {
    expect(beginningAt('say("You have {bal', 18)).toBe("bal");
    expect(beginningAt('say("You have {balance} lef', 27)).toBeUndefined();
  });
});

it("has the pieces of prompts only in prompts", () => {
  const names = {
    functions: [{ name: "digits", subject: "", parameters: [], gives: "", help: "", example: "" }],
    pieces: [{ name: "digits", takes: ["text"], help: "one by one" }],
    facts: [{ name: "call.ani", type: "text private", help: "" }],
  } as unknown as Names;
  const labels = (prompt: boolean) =>
    completionsOf({ variables: [{ name: "pin", type: "text secret" }], names, prompt })
      .filter((each) => each.type !== "keyword")
      .map((each) => `${each.label} ${each.detail}`);
  expect(labels(false)).toEqual(["pin text secret", "call.ani text private", "digits ()"]);
  expect(labels(true)).toEqual(["pin text secret", "digits text", "call.ani text private"]);
});
