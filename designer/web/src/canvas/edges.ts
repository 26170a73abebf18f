/** The lines of the canvas. An edge is named `node|exit`, which is how the page finds the exit again. */

import { type Edge, MarkerType } from "@xyflow/react";
import { sameItems } from "../app/useKept";
import type { ExitAt } from "./gestures";
import type { NodeView } from "./view";

const ARROW = { type: MarkerType.ArrowClosed, width: 14, height: 14 };

interface Kept {
  inFolded: ReadonlyMap<string, string>;
  walked: ReadonlySet<string> | undefined;
  /** What else its lines depend on. */
  state: string;
  edges: readonly Edge[];
}

/**
 * All lines of a canvas. Those that did not change keep their identity, and so does their list: a line that is another
 * object is drawn anew, and an edit of a large drawing changes few.
 */
export class Edges {
  private kept = new WeakMap<NodeView, Kept>();
  private last: Edge[] = [];

  /**
   * Lines from and to what is hidden in a folded group (`inFolded`) are drawn at the group; those of `walked`, by their
   * names, are ways that a real call took.
   */
  of(
    views: readonly NodeView[],
    inFolded: ReadonlyMap<string, string>,
    selected: ReadonlySet<string>,
    chosen: string | undefined,
    walked?: ReadonlySet<string>,
  ): Edge[] {
    const known = new Set(views.map(({ id }) => id));
    const now: Edge[] = [];
    for (const view of views) {
      const state = stateOf(view, known, selected, chosen);
      let from = this.kept.get(view);
      if (from?.inFolded !== inFolded || from.walked !== walked || from.state !== state) {
        from = { inFolded, walked, state, edges: edgesFrom(view, known, inFolded, selected, chosen, walked) };
        this.kept.set(view, from);
      }
      now.push(...from.edges);
    }
    if (!sameItems(this.last, now)) this.last = now;
    return this.last;
  }
}

/** One letter an exit: whether its line is drawn, at something that is selected, or chosen itself. */
function stateOf(
  { id, exits }: NodeView,
  known: ReadonlySet<string>,
  selected: ReadonlySet<string>,
  chosen: string | undefined,
): string {
  const isSelected = selected.has(id);
  const isChosen = chosen?.startsWith(`${id}|`) ?? false;
  let state = "";
  for (const { key, target } of exits) {
    if (!target || !known.has(target)) state += "-";
    else if (isChosen && chosen === `${id}|${key}`) state += "c";
    else state += isSelected || selected.has(target) ? "t" : ".";
  }
  return state;
}

function edgesFrom(
  view: NodeView,
  known: ReadonlySet<string>,
  inFolded: ReadonlyMap<string, string>,
  selected: ReadonlySet<string>,
  chosen: string | undefined,
  walked: ReadonlySet<string> | undefined,
): Edge[] {
  const edges: Edge[] = [];
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
  return edges;
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
