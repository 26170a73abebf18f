/** The lines of the canvas. An edge is named `node|exit`, which is how the page finds the exit again. */

import { type Edge, MarkerType } from "@xyflow/react";
import type { PlacedNode } from "./Canvas";

export function edgesOf(nodes: readonly PlacedNode[], selected: ReadonlySet<string>): Edge[] {
  const known = new Set(nodes.map(({ view }) => view.id));
  const edges: Edge[] = [];
  for (const { view } of nodes) {
    for (const exit of view.exits) {
      if (!exit.target || !known.has(exit.target)) continue;
      const touched = selected.has(view.id) || selected.has(exit.target);
      edges.push({
        id: `${view.id}|${exit.key}`,
        source: view.id,
        sourceHandle: exit.key,
        target: exit.target,
        className: [exit.technical ? "edge-technical" : "edge", touched ? "edge-touched" : ""].join(" "),
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
        ariaLabel: `${view.title || view.id}: ${exit.label} → ${exit.target}`,
      });
    }
  }
  return edges;
}
