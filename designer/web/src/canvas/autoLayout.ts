/**
 * Places for nodes that have none, or for all. From left to right as a call goes: each node stands beside the one from
 * which callers get there first, the first way straight on, the others below. Ways back, and ways to where many meet, bend;
 * they do not pull the drawing apart.
 */

import { type Point, snapped } from "../document/edits";
import { reach } from "./reach";
import { CARD_WIDTH, cardHeight, type NodeView } from "./view";

export const BETWEEN_LAYERS = 120;
const BETWEEN_NODES = 40;
const STEP = CARD_WIDTH + BETWEEN_LAYERS;
/** How much wider than high a drawing becomes: about a screen. */
const FEWEST_COLUMNS = 12;

/** A subtree that has been laid out around its root at (0, 0). */
interface Laid {
  id: string;
  /** By column from the root on: what is taken, from and to. */
  top: number[];
  bottom: number[];
  children: { laid: Laid; y: number }[];
}

export function layOut(nodes: readonly NodeView[]): Record<string, Point> {
  const heights = new Map(nodes.map((node) => [node.id, cardHeight(node)]));
  const { roots, children } = reach(nodes);
  const columns = Math.max(FEWEST_COLUMNS, Math.ceil(Math.sqrt(nodes.length * 1.3)));
  // What would go beyond the last column begins a row of its own further down.
  const rows = [...roots];
  const lay = (id: string, column: number): Laid => {
    const height = heights.get(id) ?? 0;
    const laid: Laid = { id, top: [0], bottom: [height], children: [] };
    for (const child of children.get(id) ?? []) {
      if (column + 1 >= columns) {
        rows.push(child);
        continue;
      }
      const below = lay(child, column + 1);
      let y = laid.children.length === 0 ? 0 : Number.NEGATIVE_INFINITY;
      for (let index = 0; index < below.top.length; index++) {
        const taken = laid.bottom[index + 1];
        if (taken !== undefined) y = Math.max(y, taken + BETWEEN_NODES - (below.top[index] ?? 0));
      }
      laid.children.push({ laid: below, y });
      for (let index = 0; index < below.top.length; index++) {
        laid.top[index + 1] = Math.min(
          laid.top[index + 1] ?? Number.POSITIVE_INFINITY,
          y + (below.top[index] ?? 0),
        );
        laid.bottom[index + 1] = y + (below.bottom[index] ?? 0);
      }
    }
    return laid;
  };

  const places: Record<string, Point> = {};
  const put = ({ id, children: below }: Laid, x: number, y: number) => {
    places[id] = snapped({ x, y });
    for (const child of below) put(child.laid, x + STEP, y + child.y);
  };
  // Rows stand as high as what is above them lets them.
  const floor: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const laid = lay(rows[at] as string, 0);
    let y = 0;
    for (const [column, top] of laid.top.entries()) {
      const taken = floor[column];
      if (taken !== undefined) y = Math.max(y, taken + 2 * BETWEEN_NODES - top);
    }
    for (const [column, bottom] of laid.bottom.entries()) floor[column] = y + bottom;
    put(laid, 0, y);
  }
  return places;
}

/** Keeps what stands, and puts the others in rows under it. */
export function placeMissing(
  nodes: readonly NodeView[],
  places: Readonly<Record<string, Point>>,
): Record<string, Point> {
  const missing = nodes.filter((node) => !places[node.id]);
  if (missing.length === 0) return {};
  if (missing.length === nodes.length) return layOut(nodes);
  let bottom = Number.NEGATIVE_INFINITY;
  let left = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const at = places[node.id];
    if (!at) continue;
    bottom = Math.max(bottom, at.y + cardHeight(node));
    left = Math.min(left, at.x);
  }
  const fresh = layOut(missing);
  return Object.fromEntries(
    Object.entries(fresh).map(([id, at]) => [
      id,
      snapped({ x: at.x + left, y: at.y + bottom + BETWEEN_LAYERS }),
    ]),
  );
}
