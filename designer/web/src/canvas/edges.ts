/** The lines of the canvas. An edge is named `node|exit`, which is how the page finds the exit again. */

import { type Edge, MarkerType } from "@xyflow/react";
import type { ExitAt } from "./gestures";
import type { NodeView } from "./view";

const ARROW = { type: MarkerType.ArrowClosed, width: 14, height: 14 };

/**
 * Lines from and to what is hidden in a folded group (`inFolded`) are drawn at the group; those of `walked`, by their
 * names, are ways that a real call took.
 */
export function edgesOf(
  views: readonly NodeView[],
  inFolded: ReadonlyMap<string, string>,
  selected: ReadonlySet<string>,
  chosen: string | undefined,
  walked?: ReadonlySet<string>,
): Edge[] {
  const known = new Set(views.map(({ id }) => id));
  const edges: Edge[] = [];
  for (const view of views) {
    const from = inFolded.get(view.id);
    for (const exit of view.exits) {
      if (!exit.target || !known.has(exit.target)) continue;
      const to = inFolded.get(exit.target);
      if (from !== undefined && from === to) continue;
      const id = `${view.id}|${exit.key}`;
      const touched = selected.has(view.id) || selected.has(exit.target);
      edges.push({
        id,
        source: from ?? view.id,
        sourceHandle: from === undefined ? exit.key : null,
        target: to ?? exit.target,
        ...(from === undefined && to === undefined ? {} : { reconnectable: false }),
        selected: id === chosen,
        className: [
          exit.technical ? "edge-technical" : "edge",
          touched ? "edge-touched" : "",
          walked?.has(id) ? "edge-walked" : "",
        ].join(" "),
        markerEnd: ARROW,
        interactionWidth: 16,
        ariaRole: "group",
        ariaLabel: `${view.title || view.id}: ${exit.label} → ${exit.target}`,
      });
    }
  }
  return edges;
}

/** Lines that did not change keep their identity, so that they are not drawn anew; all of them: their list does too. */
export function keepingEdges(before: Edge[], now: readonly Edge[]): Edge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const kept = now.map((edge) => {
    const old = known.get(edge.id);
    return old &&
      old.source === edge.source &&
      old.target === edge.target &&
      old.className === edge.className &&
      old.selected === edge.selected &&
      old.ariaLabel === edge.ariaLabel
      ? old
      : edge;
  });
  return sameItems(before, kept) ? before : kept;
}

export function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

/** The exit that an edge stands for. */
export function exitOfEdge(name: string): ExitAt | undefined {
  const at = name.indexOf("|");
  return at > 0 ? { id: name.slice(0, at), exit: name.slice(at + 1) } : undefined;
}

/** The exit whose line lies under a point of the screen, if any but the lines of `except` does. */
export function edgeUnder(x: number, y: number, except?: string): ExitAt | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const line = element.closest<SVGGElement>(".react-flow__edge");
    const found = line?.dataset.id ? exitOfEdge(line.dataset.id) : undefined;
    if (found && found.id !== except) return found;
  }
  return undefined;
}

/** Marks the two ends of a line that the mouse is on; by hand, so that nothing is rendered for it. */
export function markEnds(edge: Edge, on: boolean): void {
  for (const id of [edge.source, edge.target]) {
    document
      .querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
      ?.classList.toggle("node-at-line", on);
  }
}
