/** In which flows two publications differ. */

import type { Schemas } from "./queries";

type Versions = readonly Schemas["FlowVersion"][];

/** `telebank 2 → 3`, `survey 1` where it is new, `survey 1 → –` where it is gone. */
export function changesBetween(before: Versions, after: Versions): string[] {
  const was = new Map(before.map(({ flow, version }) => [flow, version]));
  const is = new Map(after.map(({ flow, version }) => [flow, version]));
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((flow) => {
    const [old, now] = [was.get(flow), is.get(flow)];
    if (old === now) return [];
    return [old === undefined ? `${flow} ${now}` : `${flow} ${old} → ${now ?? "–"}`];
  });
}
