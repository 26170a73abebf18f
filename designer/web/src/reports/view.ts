/**
 * Which report is shown, as the address has it: `?report=traffic&when=today`. Only what differs from the report of that
 * name is written, so that a link to a saved report shows what it is changed to later.
 */

import type { Asked, Catalogue, Saved } from "./types";

/** How many services did how many customers use, and which: a question of its own. */
export const SERVICES = "services_by_customer";
/** What nobody saved yet. */
export const NEW = "new";

export interface View {
  /** The name of a ready report, `saved-12`, SERVICES or NEW. */
  report: string;
  asked: Asked;
  /** What is saved, or ready, under that name. */
  base: Asked;
}

type Lists = Pick<Asked, "measures" | "group_by">;

const SAVED = "saved-";
const savedName = (number: number) => `${SAVED}${number}`;
export const linkTo = (saved: Saved) => savedName(saved.number);

/** The question behind a name; undefined when there is none (any more). */
function baseOf(
  report: string,
  catalogue: Catalogue,
  saved: readonly Saved[],
  zone: string,
): Asked | undefined {
  const ready = catalogue.ready.find(({ name }) => name === report);
  if (ready) return { ...ready.asked, zone };
  const kept = saved.find((each) => linkTo(each) === report);
  if (kept) return kept.asked;
  const first = catalogue.ready[0]?.asked;
  if (first && (report === SERVICES || report === NEW)) return { ...first, zone };
  return undefined;
}

export function viewOf(
  search: string,
  catalogue: Catalogue,
  saved: readonly Saved[],
  zone: string,
): View | undefined {
  const given = new URLSearchParams(search);
  const report = given.get("report") || (catalogue.ready[0]?.name ?? NEW);
  const base = baseOf(report, catalogue, saved, zone);
  if (!base) return undefined;
  const asked: Asked = { ...base };
  for (const name of ["when", "zone", "unit"] as const) {
    const text = given.get(name);
    if (text !== null) asked[name] = text;
  }
  for (const name of ["measures", "group_by"] as const) {
    if (given.has(name)) asked[name] = given.getAll(name).filter(Boolean);
  }
  if (given.has("only")) asked.only = filtersIn(given.getAll("only"));
  const compare = given.get("compare");
  if (compare !== null) asked.compare = compare === "1";
  return { report, asked, base };
}

/** `flow=a`, `flow=b`: of one name, any will do. */
function filtersIn(written: readonly string[]): Asked["only"] {
  const found = new Map<string, string[]>();
  for (const each of written) {
    const place = each.indexOf("=");
    if (place < 1) continue;
    const dimension = each.slice(0, place);
    found.set(dimension, [...(found.get(dimension) ?? []), each.slice(place + 1)]);
  }
  return [...found].map(([dimension, values]) => ({ dimension, values }));
}

export function writtenFilters(only: Asked["only"]): string[] {
  return only.flatMap(({ dimension, values }) => values.map((value) => `${dimension}=${value}`));
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((each, place) => each === other[place]);

export function searchOf({ report, asked, base }: View): string {
  const given = new URLSearchParams({ report });
  for (const name of ["when", "zone", "unit"] as const) {
    if (asked[name] !== base[name]) given.set(name, asked[name]);
  }
  const list = (name: string, now: readonly string[], then: readonly string[]) => {
    if (same(now, then)) return;
    for (const each of now.length > 0 ? now : [""]) given.append(name, each);
  };
  for (const name of ["measures", "group_by"] as const satisfies (keyof Lists)[]) {
    list(name, asked[name], base[name]);
  }
  list("only", writtenFilters(asked.only), writtenFilters(base.only));
  if (asked.compare !== base.compare) given.set("compare", asked.compare ? "1" : "0");
  return given.toString();
}

/** Of when a view is, for the address of another one. */
export function timeOf({ asked }: View): string {
  return new URLSearchParams({ when: asked.when, zone: asked.zone }).toString();
}

/** Whether something else is asked than what is saved; a ready report is of any time. */
export function isChanged({ report, asked: now, base }: View): boolean {
  const anyTime = !report.startsWith(SAVED);
  const asked = anyTime ? { ...now, when: base.when, zone: base.zone } : now;
  return searchOf({ report: "", asked, base }) !== searchOf({ report: "", asked: base, base });
}

/** Parameters of a request. */
export function parametersOf(asked: Asked) {
  const { measures, when, zone, unit, group_by, compare } = asked;
  return { measures, when, zone, unit, group_by, compare, only: writtenFilters(asked.only) };
}

/** Where the same answer lies as a file. */
export function fileOf(view: View, format: "csv" | "xlsx", title: string, language: string): string {
  const { only, measures, group_by, compare, ...texts } = parametersOf(view.asked);
  const services = view.report === SERVICES;
  const given = new URLSearchParams({ when: texts.when, zone: texts.zone, format, title, language });
  for (const each of only) given.append("only", each);
  if (!services) {
    given.set("unit", texts.unit);
    given.set("compare", String(compare));
    for (const each of measures) given.append("measures", each);
    for (const each of group_by) given.append("group_by", each);
  }
  return `/api/reports/${services ? "services" : "answer"}?${given}`;
}

const DATES = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/;

/** First and last day of a time that is written as dates. */
export function datesOf(when: string): [string, string] | undefined {
  const [, first, last] = DATES.exec(when) ?? [];
  return first ? [first, last ?? first] : undefined;
}
