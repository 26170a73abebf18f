/** Where callers are, and how often each exit was taken today, painted on the canvas. */

import type { components } from "../../api/schema";
import type { Paint } from "../../canvas/NodeCard";
import type { ExitNames } from "../../drawer/tests/exitNames";

type NodeNow = components["schemas"]["NodeNowShape"];

/** `write` puts numbers as people write them. */
export function paintNow(
  nodes: readonly NodeNow[],
  names: ExitNames,
  write: (count: number) => string,
): ReadonlyMap<string, Partial<Paint>> {
  return new Map(
    nodes.map(({ node, here, exits }) => {
      const lines = names.get(node);
      const notes = Object.entries(exits).map(([exit, count]) => [lines?.get(exit) ?? exit, write(count)]);
      const paint: Partial<Paint> = { notes: Object.fromEntries(notes) };
      return [node, here > 0 ? { ...paint, here: write(here) } : paint];
    }),
  );
}
