/** Places for nodes that have none, or for all: layers from left to right (dagre), as a call goes. */

import dagre from "@dagrejs/dagre";
import { type Point, snapped } from "../document/edits";
import { CARD_WIDTH, cardHeight, type NodeView } from "./view";

const BETWEEN_LAYERS = 100;
const BETWEEN_NODES = 40;

export function layOut(nodes: readonly NodeView[]): Record<string, Point> {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranksep: BETWEEN_LAYERS, nodesep: BETWEEN_NODES, ranker: "longest-path" });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(nodes.map((node) => node.id));
  for (const node of nodes) graph.setNode(node.id, { width: CARD_WIDTH, height: cardHeight(node) });
  for (const node of nodes) {
    for (const exit of node.exits) {
      if (exit.target && known.has(exit.target) && exit.target !== node.id) {
        // The ways that callers choose are kept straight; those of technical failures may bend.
        graph.setEdge(node.id, exit.target, { weight: exit.technical ? 1 : 3 }, exit.key);
      }
    }
  }
  dagre.layout(graph);
  const places: Record<string, Point> = {};
  for (const node of nodes) {
    const at = graph.node(node.id);
    places[node.id] = snapped({ x: at.x - CARD_WIDTH / 2, y: at.y - cardHeight(node) / 2 });
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
  const bottom = Math.max(
    ...nodes.map((node) => (places[node.id] ? (places[node.id]?.y ?? 0) + cardHeight(node) : 0)),
  );
  const fresh = layOut(missing);
  return Object.fromEntries(
    Object.entries(fresh).map(([id, at]) => [id, { x: at.x, y: at.y + bottom + BETWEEN_LAYERS }]),
  );
}
