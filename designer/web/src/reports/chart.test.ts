import { expect, it } from "vitest";
import { chartOf, drawablesOf, MOST_GROUPS } from "./chart";
import type { Catalogue, Measure, Report, Row } from "./types";

const measure = (name: string, unit = "count", part_of = ""): Measure => ({
  name,
  title: name.toUpperCase(),
  help: "",
  unit,
  told_apart_by: [],
  part_of,
  adds_up: unit === "count" && name !== "customers",
});
const CATALOGUE: Catalogue = {
  measures: [
    measure("offered"),
    measure("contained", "count", "offered"),
    measure("failed", "count", "offered"),
    measure("rate", "part"),
    measure("customers"),
  ],
  dimensions: [],
  units: [],
  whens: [],
  ready: [],
};
const WORDS = {
  label: ({ period }: Row) => period,
  group: ({ values }: Row) => values.join("/"),
  before: "before",
  others: (count: number) => `${count} others`,
};

function report(measures: string[], rows: Row[], more: Partial<Report> = {}): Report {
  const span = { begin: "2026-03-01T00:00:00Z", end: "2026-03-02T00:00:00Z" };
  return {
    measures,
    group_by: [],
    unit: "",
    zone: "UTC",
    span,
    at: span.end,
    running: false,
    rows,
    total: [],
    ...more,
  };
}

const row = (period: string, values: string[], numbers: (number | null)[], before?: number[]): Row => ({
  period,
  values,
  numbers,
  ...(before ? { before } : {}),
});

it("parts of a whole stand on each other, with the whole of before", () => {
  const told = report(
    ["offered", "contained", "failed"],
    [row("1", [], [3, 2, 1], [5, 4, 1]), row("2", [], [0, 0, 0], [1, 1, 0])],
    { unit: "day", span_before: { begin: "2026-02-28T00:00:00Z", end: "2026-03-01T00:00:00Z" } },
  );
  const chart = chartOf(CATALOGUE, told, "count", WORDS);
  expect(chart.labels).toEqual(["1", "2"]);
  expect(chart.series).toEqual([
    { name: "CONTAINED", values: [2, 0], stacked: true, isBefore: false },
    { name: "FAILED", values: [1, 0], stacked: true, isBefore: false },
    { name: "before", values: [5, 1], stacked: false, isBefore: true },
  ]);
});

it("numbers of one unit are drawn at a time, and what could not be divided is a gap", () => {
  const told = report(["offered", "rate"], [row("1", [], [3, null])], { unit: "day" });
  expect(drawablesOf(CATALOGUE, told)).toEqual([{ value: "count" }, { value: "part" }]);
  expect(chartOf(CATALOGUE, told, "part", WORDS).series).toEqual([
    { name: "RATE", values: [null], stacked: false, isBefore: false },
  ]);
});

it("the largest groups are drawn, and how many are left is told", () => {
  const rows = Array.from({ length: 30 }, (_, number) => row("", [`f${number}`], [number]));
  const chart = chartOf(CATALOGUE, report(["offered"], rows, { group_by: ["flow"] }), "count", WORDS);
  expect(chart.labels.slice(0, 2)).toEqual(["f29", "f28"]);
  expect(chart.labels.length).toBe(MOST_GROUPS);
  expect(chart.left).toBe(10);
});

it("groups over time are lines of their own, also where nothing happened", () => {
  const rows = [row("1", ["a"], [1]), row("2", ["a"], [4]), row("2", ["b"], [9])];
  const chart = chartOf(
    CATALOGUE,
    report(["offered"], rows, { group_by: ["flow"], unit: "day" }),
    "offered",
    WORDS,
  );
  expect(chart.labels).toEqual(["1", "2"]);
  expect(chart.series.map(({ name, values }) => [name, values])).toEqual([
    ["b", [0, 9]],
    ["a", [1, 4]],
  ]);
});

const many = (count: number) =>
  ["1", "2"].flatMap((period) =>
    Array.from({ length: count }, (_, place) => row(period, [`f${place}`], [100 - place, place / 100, 5])),
  );
const overTime = (rows: Row[]) =>
  report(["offered", "rate", "customers"], rows, { group_by: ["flow"], unit: "day" });

it("of groups over time each number can be drawn", () => {
  expect(drawablesOf(CATALOGUE, overTime(many(2)))).toEqual([
    { value: "offered", title: "OFFERED" },
    { value: "rate", title: "RATE" },
    { value: "customers", title: "CUSTOMERS" },
  ]);
  const chart = chartOf(CATALOGUE, overTime(many(2)), "rate", WORDS);
  expect([chart.of, chart.unit]).toEqual(["RATE", "part"]);
  expect(chart.series.map(({ values }) => values)).toEqual([
    [0, 0],
    [0.01, 0.01],
  ]);
});

it("smaller groups over time are drawn as one, where they can be added up", () => {
  const chart = chartOf(CATALOGUE, overTime(many(11)), "offered", WORDS);
  expect(chart.series.map(({ name }) => name)).toEqual([
    ...["f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7"],
    "3 others",
  ]);
  expect(chart.series.at(-1)?.values).toEqual([92 + 91 + 90, 92 + 91 + 90]);
  expect(chart.left).toBe(0);
});

it("rates of the groups with the most calls are drawn, and customers are never added up", () => {
  for (const drawn of ["rate", "customers"]) {
    const chart = chartOf(CATALOGUE, overTime(many(11)), drawn, WORDS);
    expect([chart.series[0]?.name, chart.series.length, chart.left]).toEqual(["f0", 8, 3]);
  }
});

it("a single group more is drawn by itself", () => {
  const chart = chartOf(CATALOGUE, overTime(many(9)), "offered", WORDS);
  expect(chart.series.map(({ name }) => name).at(-1)).toBe("f8");
});
