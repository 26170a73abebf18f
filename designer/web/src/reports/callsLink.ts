/** From a number to the calls behind it: the list of calls, with the filters that make the number. */

import type { Asked, Measure, Report, Row } from "./types";

/** Names in the address of the list of calls; a dimension that is not here cannot be looked for there. */
const NAMES: Record<string, string> = {
  flow: "flow",
  route: "route",
  release: "release",
  node: "node",
  milestone: "milestone",
  customer_class: "class",
};

/** Undefined where the list cannot show these calls and no others. Without a row, those of the whole time. */
export function callsBehind(
  measure: Measure | undefined,
  asked: Asked,
  report: Pick<Report, "span" | "group_by">,
  row?: Row,
): string | undefined {
  if (measure?.calls === undefined || measure.calls === null) return undefined;
  const { begin, end } = row?.span ?? report.span;
  const given = new URLSearchParams({ from: begin, to: end });
  if (measure.calls) given.set("outcome", measure.calls);
  const wanted = new Map(asked.only.map(({ dimension, values }) => [dimension, values]));
  if (row) {
    for (const [place, dimension] of report.group_by.entries())
      wanted.set(dimension, [row.values[place] ?? ""]);
  }
  for (const [dimension, values] of wanted) {
    const name = NAMES[dimension];
    const [value, ...more] = values;
    if (!name || !value || more.length > 0) return undefined;
    given.set(name, value);
  }
  return `/calls?${given}`;
}
