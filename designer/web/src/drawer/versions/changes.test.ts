import { expect, it } from "vitest";
import { changesBetween } from "./changes";

it("names the flows whose version is another one, is new, or is gone", () => {
  const before = [
    { flow: "shop", version: 2 },
    { flow: "survey", version: 1 },
    { flow: "bank", version: 4 },
  ];
  const after = [
    { flow: "shop", version: 3 },
    { flow: "bank", version: 4 },
    { flow: "airline", version: 1 },
  ];
  expect(changesBetween(before, after)).toEqual(["airline 1", "shop 2 → 3", "survey 1 → –"]);
});
