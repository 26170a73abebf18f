/**
 * Which calls are looked for. The filters are in the address, so that reports lead to the calls behind a number and a
 * list can be handed on; the number of a caller is not: addresses end up in histories.
 */

import dayjs from "dayjs";
import type { components } from "../api/schema";

type Query = components["schemas"]["RecordSearch"];

/** Text filters, by their names in the address; the names of the API where those differ. */
const TEXTS = {
  flow: "flow",
  route: "route",
  node: "node",
  through: "through",
  milestone: "milestone",
  class: "customer_class",
  release: "release",
  ended: "ended_by",
  dialled: "dnis",
} as const satisfies Record<string, keyof Query>;

export type TextFilter = keyof typeof TEXTS;
export const TEXT_FILTERS = Object.keys(TEXTS) as TextFilter[];

export const OUTCOMES = ["running", "contained", "handed_off", "abandoned", "failed", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Filters extends Partial<Record<TextFilter, string>> {
  outcome?: Outcome | undefined;
  /** As the address has them: `2026-03-02`, `2026-03-02T10:00`, with an offset or in the zone of this browser. */
  from?: string | undefined;
  to?: string | undefined;
  /** Seconds from the answer to the end. */
  longer?: number | undefined;
  shorter?: number | undefined;
  tests?: boolean | undefined;
}

export function filtersIn(search: string): Filters {
  const given = new URLSearchParams(search);
  const filters: Filters = {};
  for (const name of TEXT_FILTERS) {
    const text = given.get(name);
    if (text) filters[name] = text;
  }
  const outcome = OUTCOMES.find((each) => each === given.get("outcome"));
  if (outcome) filters.outcome = outcome;
  for (const name of ["from", "to"] as const) {
    const text = given.get(name);
    if (text && dayjs(text).isValid()) filters[name] = text;
  }
  for (const name of ["longer", "shorter"] as const) {
    const seconds = Number(given.get(name) || Number.NaN);
    if (Number.isInteger(seconds) && seconds >= 0) filters[name] = seconds;
  }
  if (given.get("tests") === "1") filters.tests = true;
  return filters;
}

export function searchOf(filters: Filters): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined || value === "" || value === false) continue;
    given.set(name, value === true ? "1" : String(value));
  }
  return given.toString();
}

/** A day without a time is meant from its beginning; as the end of a time, to its end. */
export function momentOf(text: string, isEnd = false): dayjs.Dayjs {
  const moment = dayjs(text);
  return isEnd && /^\d{4}-\d{2}-\d{2}$/.test(text) ? moment.add(1, "day") : moment;
}

/** Calls through a node are looked for in so many days at most. */
export const DAYS_THROUGH = 31;

export function queryOf(filters: Filters, sought: string): Query {
  const query: Query = {};
  for (const name of TEXT_FILTERS) {
    const text = filters[name];
    if (text) query[TEXTS[name]] = text;
  }
  if (filters.outcome) query.outcome = filters.outcome;
  const until = filters.to ? momentOf(filters.to, true) : undefined;
  const since = filters.from
    ? momentOf(filters.from)
    : filters.through
      ? (until ?? dayjs()).subtract(DAYS_THROUGH, "day").add(1, "minute")
      : undefined;
  if (since) query.since = since.toISOString();
  if (until) query.until = until.toISOString();
  if (filters.longer !== undefined) query.shortest_s = filters.longer;
  if (filters.shorter !== undefined) query.longest_s = filters.shorter;
  if (filters.tests) query.tests = true;
  const word = sought.trim();
  if (word) {
    if (isCallId(word)) query.call = word;
    else query.ani = word.replaceAll(/[\s()-]/g, "");
  }
  return query;
}

/** `20260302T101500123456-1a2b3c4d`; everything else that is typed is the number of a caller. */
export function isCallId(word: string): boolean {
  return /^\d{8}T\d+-[0-9a-f]+$/.test(word);
}
