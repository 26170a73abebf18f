/** What the values of dimensions are called: numbers are told apart by ids, and people know titles. */

import { languageName } from "../inspector/languageName";
import type { Catalogue, Values } from "./types";

/** What stands for a language and a queue in numbers from before these were counted. */
const UNKNOWN = "?";
const CAN_BE_UNKNOWN = new Set(["language", "queue"]);

/** Nodes are counted as `flow.node`. */
export function valueText(
  dimension: string,
  value: string,
  titles: Values["titles"],
  word: (name: "reports.none" | "reports.unknown") => string,
): string {
  if (!value) return word("reports.none");
  if (value === UNKNOWN && CAN_BE_UNKNOWN.has(dimension)) return word("reports.unknown");
  if (dimension === "language") return languageName(value);
  if (dimension !== "flow" && dimension !== "node") return value;
  const title = titles[value];
  if (dimension === "flow") return title ?? value;
  const flow = value.slice(0, value.indexOf("."));
  const node = title ?? value.slice(flow.length + 1);
  return `${titles[flow] ?? flow} · ${node}`;
}

export function measureIn(catalogue: Catalogue, name: string) {
  return catalogue.measures.find((each) => each.name === name);
}

export function dimensionTitle(catalogue: Catalogue, name: string): string {
  return catalogue.dimensions.find((each) => each.name === name)?.title ?? name;
}

/** By what all of these measures can be told apart. */
export function sharedDimensions(catalogue: Catalogue, measures: readonly string[]): string[] {
  const wanted = measures.map((name) => measureIn(catalogue, name)?.told_apart_by ?? []);
  return catalogue.dimensions
    .map(({ name }) => name)
    .filter((name) => wanted.every((by) => by.includes(name)));
}

/** Measures that can be told apart by all of these. */
export function fitting(catalogue: Catalogue, dimensions: readonly string[]): Set<string> {
  const fits = catalogue.measures.filter(({ told_apart_by }) =>
    dimensions.every((each) => told_apart_by.includes(each)),
  );
  return new Set(fits.map(({ name }) => name));
}
