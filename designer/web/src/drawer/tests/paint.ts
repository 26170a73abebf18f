/** What tests cover and how long callers take, painted on the canvas. */

import type { components } from "../../api/schema";
import type { Paint } from "../../canvas/NodeCard";
import type { ExitNames } from "./exitNames";

type Coverage = components["schemas"]["CoverageShape"];
type OptionTime = components["schemas"]["OptionTime"];
export type Painting = ReadonlyMap<string, Partial<Paint>>;

/** Marks exits of the flow that conversations go through, and those that they do not. */
export function paintCoverage(coverage: Coverage, names: ExitNames): Painting {
  const paints = new Map<string, { covered: Set<string>; uncovered: Set<string> }>();
  const of = (node: string) => {
    const found = paints.get(node) ?? { covered: new Set(), uncovered: new Set() };
    paints.set(node, found);
    return found;
  };
  const key = (node: string, exit: string) => names.get(node)?.get(exit) ?? exit;
  for (const { node, exit } of coverage.exits_covered) of(node).covered.add(key(node, exit));
  for (const { node, exit } of coverage.exits_uncovered) of(node).uncovered.add(key(node, exit));
  return paints;
}

/** Writes beside the options of menus after how many seconds a caller can choose them. */
export function paintTimes(options: readonly OptionTime[], flow: string, names: ExitNames): Painting {
  const paints = new Map<string, { notes: Record<string, string> }>();
  for (const option of options) {
    if (option.flow !== flow) continue;
    const lines = names.get(option.node);
    // The full name of the line of an option ends in its keys.
    const name = [...(lines?.keys() ?? [])].find((each) => each.endsWith(` ${option.keys}`));
    const key = name && lines?.get(name);
    if (!key) continue;
    const paint = paints.get(option.node) ?? { notes: {} };
    paint.notes[key] =
      `${estimated(option) ? "≈ " : ""}${asSeconds(option.typical_ms ?? option.listening_ms)}`;
    paints.set(option.node, paint);
  }
  return paints;
}

function estimated(option: OptionTime): boolean {
  return option.estimated.includes(option.typical_ms === null ? "listening" : "typical");
}

const MINUTES_FROM_MS = 180_000;

/** `9 s`; `15 min` where seconds would say nothing. */
export function asSeconds(ms: number): string {
  return ms < MINUTES_FROM_MS ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}
