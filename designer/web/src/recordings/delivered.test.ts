import { expect, it } from "vitest";
import { bySeverity, type Outcome, outcomesOf } from "./delivered";

const file = (path: string, outcome: Outcome) => ({ path, language: "en-US", name: path, outcome });

it("what has to be looked at comes first, the rest as in the archive", () => {
  const files = [file("a", "new"), file("b", "refused"), file("c", "new"), file("d", "replaces")];
  expect(bySeverity(files).map(({ path }) => path)).toEqual(["b", "d", "a", "c"]);
  expect(outcomesOf(files)).toEqual({ new: 2, replaces: 1, same: 0, kept: 0, refused: 1 });
});
