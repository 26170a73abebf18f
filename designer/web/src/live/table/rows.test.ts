import { expect, test } from "vitest";
import type { TableForm } from "../types";
import { linesOf, pasted, taken } from "./rows";

const TABLE: TableForm = {
  subject: "table",
  title: "Fees",
  columns: [
    { name: "city", type: "text" },
    { name: "fee", type: "money" },
  ],
  rows: [
    { key: "021", cells: ["Shanghai", "CNY 1"] },
    { key: "010", cells: ["Beijing", null] },
  ],
};

test("cells are pasted from a place on, and rows are added for those that go beyond", () => {
  const { rows } = pasted(TABLE, 1, 0, [
    ["Peking", "CNY 2", "beyond"],
    ["Canton", ""],
  ]);
  expect(rows).toEqual([
    { key: "021", cells: ["Shanghai", "CNY 1"] },
    { key: "010", cells: ["Peking", "CNY 2"] },
    { key: "", cells: ["Canton", null] },
  ]);
  expect(pasted(TABLE, 0, -1, [["020", "Canton"]]).rows[0]).toEqual({
    key: "020",
    cells: ["Canton", "CNY 1"],
  });
  expect(TABLE.rows[1]?.cells[0]).toBe("Beijing");
});

test("a file changes rows of the same key, adds others, and brings columns of its own", () => {
  const file = [
    ["key", "fee", "zip"],
    ["021", "CNY 9", "200000"],
    ["020", "CNY 3", ""],
  ];
  const { columns, rows } = taken(TABLE, file, "text", false);
  expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual(["city text", "fee money", "zip text"]);
  expect(rows).toEqual([
    { key: "021", cells: ["Shanghai", "CNY 9", "200000"] },
    { key: "010", cells: ["Beijing", null, null] },
    { key: "020", cells: [null, "CNY 3", null] },
  ]);
  expect(taken(TABLE, file, "text", true).rows.map(({ key }) => key)).toEqual(["021", "020"]);
  expect(TABLE.rows[0]?.cells).toEqual(["Shanghai", "CNY 1"]);
});

test("what is written to a file comes back", () => {
  expect(taken({ ...TABLE, rows: [] }, linesOf(TABLE), "text", true)).toEqual(TABLE);
});
