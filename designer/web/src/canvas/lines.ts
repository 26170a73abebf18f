/**
 * In a large drawing most lines are drawn as one: React Flow works each of its edges out anew with every frame of a drag,
 * which nobody needs of those that do not move. Lines at what is selected, and short ones seen from near, stay its own.
 */

import { type Edge, getBezierPath, Position } from "@xyflow/react";
import type { PlacedNode } from "./nodes";
import { CARD_WIDTH, ENTRY_OFFSET, exitOffset } from "./view";

export interface Lines {
  /** For React Flow: can be hovered, chosen, led elsewhere. */
  live: Edge[];
  /** Path data of the others, those of technical exits apart. */
  plain: string;
  technical: string;
}

/** Farther than this, a line leaves the screen at its natural size. */
const SHORT = 1_500;

export function linesOf(nodes: readonly PlacedNode[], edges: readonly Edge[], overview: boolean): Lines {
  const byId = new Map(nodes.map((node) => [node.view.id, node]));
  const live: Edge[] = [];
  const plain: string[] = [];
  const technical: string[] = [];
  for (const edge of edges) {
    const from = byId.get(edge.source);
    const to = byId.get(edge.target);
    if (!from || !to) continue;
    const touched = edge.selected || edge.className?.includes("edge-touched");
    const short = Math.abs(from.at.x - to.at.x) < SHORT && Math.abs(from.at.y - to.at.y) < SHORT;
    if (touched || (short && !overview)) {
      live.push(edge);
      continue;
    }
    const index = from.view.exits.findIndex((exit) => exit.key === edge.sourceHandle);
    const [path] = getBezierPath({
      sourceX: from.at.x + (from.width ?? CARD_WIDTH),
      sourceY: from.at.y + exitOffset(from.view, index),
      sourcePosition: Position.Right,
      targetX: to.at.x,
      targetY: to.at.y + ENTRY_OFFSET,
      targetPosition: Position.Left,
    });
    (from.view.exits[index]?.technical ? technical : plain).push(path);
  }
  return { live, plain: plain.join(""), technical: technical.join("") };
}
