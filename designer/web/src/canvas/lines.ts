/**
 * In a large drawing most lines are still: React Flow works each of its edges out anew with every frame of a drag, which
 * nobody needs of those that do not move. Lines at what is selected, and short ones seen from near, stay its own.
 *
 * Still lines that begin and end in the same parts of the drawing are one path. A path for each would be thousands of
 * elements; a single path for all would be worked through from end to end for every piece of the screen that is painted.
 */

import { type Edge, getBezierPath, Position } from "@xyflow/react";
import { sameItems } from "../app/useKept";
import type { Point } from "../document/edits";
import type { PlacedNode } from "./nodes";
import { CARD_WIDTH, ENTRY_OFFSET, exitOffset } from "./view";
import { isPlacedAlike } from "./wiring";

export interface StillPath {
  key: string;
  /** Path data, in canvas units. */
  d: string;
  technical: boolean;
}

export interface Lines {
  /** For React Flow: can be hovered, chosen, led elsewhere. */
  live: Edge[];
  still: StillPath[];
}

/** Farther than this, a line leaves the screen at its natural size. */
const SHORT = 1_500;
/** The side of a part of the drawing: about a screen. */
const PART = 1_500;

export function linesOf(nodes: readonly PlacedNode[], edges: readonly Edge[], overview: boolean): Lines {
  const byId = new Map(nodes.map((node) => [node.view.id, node]));
  const live: Edge[] = [];
  const still = new Map<string, { parts: string[]; technical: boolean }>();
  for (const edge of edges) {
    const from = byId.get(edge.source);
    const to = byId.get(edge.target);
    if (!from || !to) {
      // At the frame of a folded group; there are few.
      live.push(edge);
      continue;
    }
    const touched = edge.selected || /edge-(touched|walked)/.test(edge.className ?? "");
    const short = Math.abs(from.at.x - to.at.x) < SHORT && Math.abs(from.at.y - to.at.y) < SHORT;
    if (touched || (short && !overview)) {
      live.push(edge);
      continue;
    }
    const { key, technical, d } = stillLine(edge, from, to);
    const path = still.get(key) ?? { parts: [], technical };
    path.parts.push(d);
    still.set(key, path);
  }
  return {
    live,
    still: [...still].map(([key, { parts, technical }]) => ({ key, d: parts.join(""), technical })),
  };
}

interface StillLine extends StillPath {
  from: PlacedNode;
  to: PlacedNode;
}

/** Of the same line between the same places, what was worked out before. */
const known = new WeakMap<Edge, StillLine>();

function stillLine(edge: Edge, from: PlacedNode, to: PlacedNode): StillLine {
  const before = known.get(edge);
  if (before && isPlacedAlike(before.from, from) && isPlacedAlike(before.to, to)) return before;
  const index = from.view.exits.findIndex((exit) => exit.key === edge.sourceHandle);
  const technical = from.view.exits[index]?.technical ?? false;
  const key = `${partOf(from.at)} ${partOf(to.at)} ${technical}`;
  const line = { key, technical, d: lineBetween(from, index, to), from, to };
  known.set(edge, line);
  return line;
}

/** What is the same as before keeps its identity: React Flow looks through all lines that it is given anew. */
export function keepingLines(before: Lines | undefined, now: Lines): Lines {
  if (!before) return now;
  return {
    live: sameItems(before.live, now.live) ? before.live : now.live,
    still: samePaths(before.still, now.still) ? before.still : now.still,
  };
}

function samePaths(one: readonly StillPath[], other: readonly StillPath[]): boolean {
  return (
    one.length === other.length &&
    one.every((path, index) => path.key === other[index]?.key && path.d === other[index]?.d)
  );
}

function lineBetween(from: PlacedNode, exit: number, to: PlacedNode): string {
  const [path] = getBezierPath({
    sourceX: from.at.x + (from.width ?? CARD_WIDTH),
    sourceY: from.at.y + exitOffset(from.view, exit),
    sourcePosition: Position.Right,
    targetX: to.at.x,
    targetY: to.at.y + ENTRY_OFFSET,
    targetPosition: Position.Left,
  });
  return path;
}

function partOf({ x, y }: Point): string {
  return `${Math.floor(x / PART)},${Math.floor(y / PART)}`;
}
