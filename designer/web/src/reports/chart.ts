/** What a chart of a report shows: a few series over time, or over the groups that matter most. */

import type { Catalogue, Report, Row } from "./types";

export interface Series {
  name: string;
  values: (number | null)[];
  /** Drawn on top of each other: together they are a whole. */
  stacked: boolean;
  /** What it was the time before; drawn as a broken line. */
  isBefore: boolean;
  /** All groups together that have no series of their own. */
  isOthers?: true;
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
  others: (count: number) => string;
}

/** One of what a chart can show at a time. */
export interface Drawable {
  value: string;
  /** What it is called; a unit has its name in the page's texts. */
  title?: string;
}

/** More groups are in the table alone. */
export const MOST_GROUPS = 20;
const MOST_LINES = 8;
const MOST_SERIES = { time: 6, groups: 3 };
/** Of more series than these, what they were before would make it hard to read. */
const MOST_COMPARED = 2;

const isGroupsOverTime = ({ unit, group_by }: Report) => unit !== "" && group_by.length > 0;

/** What a chart can show: of groups over time one number, else those of one unit. */
export function drawablesOf(catalogue: Catalogue, report: Report): Drawable[] {
  if (isGroupsOverTime(report)) {
    return report.measures.map((name) => ({ value: name, title: about(catalogue, name)?.title ?? name }));
  }
  const units = report.measures.map((name) => about(catalogue, name)?.unit ?? "count");
  return [...new Set(units)].map((value) => ({ value }));
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

/** `drawn` is the value of one of `drawablesOf`. */
export function chartOf(catalogue: Catalogue, report: Report, drawn: string, words: Words): Chart {
  if (isGroupsOverTime(report)) return groupsOverTime(catalogue, report, drawn, words);
  const unit = drawn;
  const grouped = report.group_by.length > 0;
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

/** One number, a line for each of the largest groups; the others together, where they can be added up. */
function groupsOverTime(catalogue: Catalogue, report: Report, measure: string, words: Words): Chart {
  const shown = Math.max(0, report.measures.indexOf(measure));
  const {
    unit = "count",
    title = "",
    adds_up = false,
  } = about(catalogue, report.measures[shown] ?? "") ?? {};
  // A rate of few calls may be high: how large a group is, is how much was counted of it.
  const counted = report.measures.findIndex((name) => about(catalogue, name)?.adds_up);
  const labels = new Map(report.rows.map((row) => [row.period, words.label(row)]));
  const place = new Map([...labels.keys()].map((period, number) => [period, number]));
  const blank = () => Array<number | null>(labels.size).fill(unit === "count" ? 0 : null);
  const groups = new Map<string, { values: (number | null)[]; size: number }>();
  for (const row of report.rows) {
    const name = words.group(row);
    const group = groups.get(name) ?? { values: blank(), size: 0 };
    group.values[place.get(row.period) ?? 0] = row.numbers[shown] ?? null;
    group.size += row.numbers[adds_up || counted < 0 ? shown : counted] ?? 0;
    groups.set(name, group);
  }
  const ordered = [...groups].sort(([, one], [, other]) => other.size - one.size);
  // One more line says more than a line of one other.
  const most = ordered.length === MOST_LINES + 1 ? ordered.length : MOST_LINES;
  const others = ordered.slice(most).map(([, { values }]) => values);
  const series: Series[] = ordered
    .slice(0, most)
    .map(([name, { values }]) => ({ name, values, stacked: false, isBefore: false }));
  if (adds_up && others.length > 0) {
    series.push({
      name: words.others(others.length),
      values: blank().map((_, number) => sum(others.map((values) => values[number]))),
      stacked: false,
      isBefore: false,
      isOthers: true,
    });
  }
  return {
    kind: "time",
    labels: [...labels.values()],
    series,
    unit,
    left: adds_up ? 0 : others.length,
    of: title,
  };
}

function largest(rows: readonly Row[], columns: readonly number[], stacked: boolean, most: number): Row[] {
  const weight = ({ numbers }: Row) =>
    stacked ? sum(columns.map((place) => numbers[place])) : (numbers[columns[0] ?? 0] ?? 0);
  return [...rows].sort((one, other) => weight(other) - weight(one)).slice(0, most);
}
