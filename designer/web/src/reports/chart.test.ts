import { expect, it } from "vitest";
import { chartOf, MOST_GROUPS, unitsOf } from "./chart";
import type { Catalogue, Measure, Report, Row } from "./types";

const measure = (name: string, unit = "count", part_of = ""): Measure => ({
  name,
  title: name.toUpperCase(),
  help: "",
  unit,
  told_apart_by: [],
  part_of,
});
const CATALOGUE: Catalogue = {
  measures: [
    measure("offered"),
    measure("contained", "count", "offered"),
    measure("failed", "count", "offered"),
    measure("rate", "part"),
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
  expect(unitsOf(CATALOGUE, told)).toEqual(["count", "part"]);
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
    "count",
    WORDS,
  );
  expect(chart.labels).toEqual(["1", "2"]);
  expect(chart.series.map(({ name, values }) => [name, values])).toEqual([
    ["b", [0, 9]],
    ["a", [1, 4]],
  ]);
});
