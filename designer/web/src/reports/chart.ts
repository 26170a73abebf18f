/** What a chart of a report shows: a few series over time, or over the groups that matter most. */

import type { Catalogue, Report, Row } from "./types";

export interface Series {
  name: string;
  values: (number | null)[];
  /** Drawn on top of each other: together they are a whole. */
  stacked: boolean;
  /** What it was the time before; drawn as a broken line. */
  isBefore: boolean;
}

export interface Chart {
  /** Over time, or over groups. */
  kind: "time" | "groups";
  labels: string[];
  series: Series[];
  unit: string;
  /** Groups that are in the table alone. */
  left: number;
  /** The one number that is drawn, where the series do not say so. */
  of: string;
}

interface Words {
  label: (row: Row) => string;
  group: (row: Row) => string;
  before: string;
}

/** More groups are in the table alone. */
export const MOST_GROUPS = 20;
const MOST_LINES = 8;
const MOST_SERIES = { time: 6, groups: 3 };
/** Of more series than these, what they were before would make it hard to read. */
const MOST_COMPARED = 2;

/** Units of which there are numbers: one chart shows one of them. */
export function unitsOf(catalogue: Catalogue, report: Report): string[] {
  return [...new Set(report.measures.map((name) => about(catalogue, name)?.unit ?? "count"))];
}

function about(catalogue: Catalogue, name: string) {
  return catalogue.measures.find((each) => each.name === name);
}

/** The columns that are drawn: parts of a whole if there are such, else the first ones. */
function columnsOf(
  catalogue: Catalogue,
  report: Report,
  unit: string,
  kind: Chart["kind"],
): { columns: number[]; stacked: boolean } {
  const columns = [...report.measures.keys()].filter(
    (place) => about(catalogue, report.measures[place] ?? "")?.unit === unit,
  );
  const parts = columns.filter((place) => about(catalogue, report.measures[place] ?? "")?.part_of);
  return parts.length > 1
    ? { columns: parts, stacked: true }
    : { columns: columns.slice(0, MOST_SERIES[kind]), stacked: false };
}

const sum = (values: readonly (number | null | undefined)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

export function chartOf(catalogue: Catalogue, report: Report, unit: string, words: Words): Chart {
  const cut = report.unit !== "";
  const grouped = report.group_by.length > 0;
  if (cut && grouped) return groupsOverTime(catalogue, report, unit, words);
  const { columns, stacked } = columnsOf(catalogue, report, unit, grouped ? "groups" : "time");
  const rows = grouped ? largest(report.rows, columns, stacked, MOST_GROUPS) : report.rows;
  const title = (place: number) => about(catalogue, report.measures[place] ?? "")?.title ?? "";
  const series = columns.map((place) => ({
    name: title(place),
    values: rows.map(({ numbers }) => numbers[place] ?? null),
    stacked,
    isBefore: false,
  }));
  return {
    kind: grouped ? "groups" : "time",
    labels: rows.map(grouped ? words.group : words.label),
    series: [...series, ...(report.span_before ? seriesBefore(rows, columns, stacked, title, words) : [])],
    unit,
    left: report.rows.length - rows.length,
    of: columns.length === 1 ? title(columns[0] ?? 0) : "",
  };
}

function seriesBefore(
  rows: readonly Row[],
  columns: readonly number[],
  stacked: boolean,
  title: (place: number) => string,
  words: Words,
): Series[] {
  const line = (name: string, value: (row: Row) => number | null): Series => ({
    name,
    values: rows.map(value),
    stacked: false,
    isBefore: true,
  });
  if (stacked) {
    // Beside hours that are still to come stands nothing.
    const whole = ({ before }: Row) =>
      columns.some((place) => typeof before?.[place] === "number")
        ? sum(columns.map((place) => before?.[place]))
        : null;
    return [line(words.before, whole)];
  }
  if (columns.length > MOST_COMPARED) return [];
  return columns.map((place) =>
    line(`${title(place)} (${words.before})`, ({ before }) => before?.[place] ?? null),
  );
}

/** One number, a line for each of the largest groups. */
function groupsOverTime(catalogue: Catalogue, report: Report, unit: string, words: Words): Chart {
  const [column = 0] = columnsOf(catalogue, report, unit, "time").columns;
  const first = report.measures.findIndex((name) => about(catalogue, name)?.unit === unit);
  const shown = first >= 0 ? first : column;
  const labels = [...new Map(report.rows.map((row) => [row.period, words.label(row)])).entries()];
  const place = new Map(labels.map(([period], number) => [period, number]));
  const groups = new Map<string, (number | null)[]>();
  for (const row of report.rows) {
    const name = words.group(row);
    const values = groups.get(name) ?? Array<number | null>(labels.length).fill(unit === "count" ? 0 : null);
    values[place.get(row.period) ?? 0] = row.numbers[shown] ?? null;
    groups.set(name, values);
  }
  const ordered = [...groups].sort(([, one], [, other]) => sum(other) - sum(one));
  return {
    kind: "time",
    labels: labels.map(([, label]) => label),
    series: ordered
      .slice(0, MOST_LINES)
      .map(([name, values]) => ({ name, values, stacked: false, isBefore: false })),
    unit,
    left: Math.max(0, ordered.length - MOST_LINES),
    of: about(catalogue, report.measures[shown] ?? "")?.title ?? "",
  };
}

function largest(rows: readonly Row[], columns: readonly number[], stacked: boolean, most: number): Row[] {
  const weight = ({ numbers }: Row) =>
    stacked ? sum(columns.map((place) => numbers[place])) : (numbers[columns[0] ?? 0] ?? 0);
  return [...rows].sort((one, other) => weight(other) - weight(one)).slice(0, most);
}
