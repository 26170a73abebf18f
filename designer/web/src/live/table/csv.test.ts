import { expect, test } from "vitest";
import { readCells, writeCells } from "./csv";

test("what is written is read again, whatever the cells hold", () => {
  const lines = [
    ["key", "city", "note"],
    ["021", "Shanghai, 上海", 'he said "hello"\nand left'],
    ["010", "", "tab\there"],
  ];
  expect(readCells(writeCells(lines))).toEqual(lines);
});

test("tabs of a spreadsheet and semicolons of a German one are understood", () => {
  expect(readCells("a\tb, c\n1\t2\n")).toEqual([
    ["a", "b, c"],
    ["1", "2"],
  ]);
  expect(readCells("a;b\r\n1,5;2\r\n")).toEqual([
    ["a", "b"],
    ["1,5", "2"],
  ]);
});

test("a byte order mark and empty lines are no cells", () => {
  expect(readCells("\uFEFFa,b\n\n,\n1,2")).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
  expect(readCells("")).toEqual([]);
});
