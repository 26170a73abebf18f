import { expect, test } from "vitest";
import { newEntries } from "./lines";

test("entries are found between lines, commas and tabs, each once", () => {
  expect(newEntries("13800001111\r\n 13800002222,+4490*\t13800001111；a、b\n\n", [])).toEqual([
    "13800001111",
    "13800002222",
    "+4490*",
    "a",
    "b",
  ]);
});

test("those that are there already are not added", () => {
  expect(newEntries("1\n2\n3", ["2"])).toEqual(["1", "3"]);
});
