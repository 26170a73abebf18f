/** What lines depend on: most of what is typed leads no line elsewhere. */

import type { PlacedNode } from "./nodes";
import type { NodeView } from "./view";

export function sameWiring(one: readonly NodeView[], other: readonly NodeView[]): boolean {
  return one.length === other.length && one.every((view, index) => isWiredAlike(view, other[index]));
}

export function samePlaces(one: readonly PlacedNode[], other: readonly PlacedNode[]): boolean {
  return one.length === other.length && one.every((node, index) => isPlacedAlike(node, other[index]));
}

/** The ends of lines at this box are where they were. */
export function isPlacedAlike(node: PlacedNode, other: PlacedNode | undefined): boolean {
  return (
    node === other ||
    (other !== undefined &&
      isWiredAlike(node.view, other.view) &&
      node.at.x === other.at.x &&
      node.at.y === other.at.y &&
      node.width === other.width)
  );
}

/** Exits keep their identity while nothing of them changes: see projection.ts. */
function isWiredAlike(view: NodeView, other: NodeView | undefined): boolean {
  return (
    view === other ||
    (view.id === other?.id &&
      view.exits === other.exits &&
      view.title === other.title &&
      // Lines leave a box below its summary.
      Boolean(view.summary) === Boolean(other.summary))
  );
}
