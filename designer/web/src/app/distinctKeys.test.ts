import { describe, expect, it } from "vitest";
import { distinctKeys } from "./distinctKeys";

describe("keys of rows", () => {
  it("tells rows apart that say the same", () => {
    const keys = distinctKeys(["press 1", "press 1", "1 press 1"]);
    expect(new Set(keys).size).toBe(3);
  });

  it("keeps the keys of earlier rows when more follow", () => {
    const before = distinctKeys(["hear", "press", "hear"]);
    expect(distinctKeys(["hear", "press", "hear", "hear"]).slice(0, 3)).toEqual(before);
  });
});
