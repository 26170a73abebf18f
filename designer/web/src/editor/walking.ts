/** From node to node by the keyboard: along the lines, to what stands nearest, and to all that comes before or after. */

import type { NodeView } from "../canvas/view";
import type { Point } from "../document/edits";

/** The nodes that lines of these lead to (`forward`), or from which lines lead to these; each once, in order. */
export function neighbours(
  views: readonly NodeView[],
  from: ReadonlySet<string>,
  forward: boolean,
): string[] {
  const found = views.flatMap((view) =>
    view.exits.flatMap(({ target, builtIn }) => {
      if (!target || builtIn) return [];
      if (forward) return from.has(view.id) ? [target] : [];
      return from.has(target) ? [view.id] : [];
    }),
  );
  return [...new Set(found)];
}

/** These nodes and all that calls can get to from them, or could have come from. */
export function reachable(
  views: readonly NodeView[],
  from: ReadonlySet<string>,
  forward: boolean,
): Set<string> {
  const all = new Set(from);
  for (let fresh = [...from]; fresh.length > 0; ) {
    fresh = neighbours(views, new Set(fresh), forward).filter((id) => !all.has(id));
    for (const id of fresh) all.add(id);
  }
  return all;
}

/** The node that stands nearest above (-1) or below (1) another one, rather in its column than far beside it. */
export function nearest(
  places: Readonly<Record<string, Point>>,
  from: string,
  direction: -1 | 1,
): string | undefined {
  const start = places[from];
  if (!start) return undefined;
  let best: { id: string; far: number } | undefined;
  for (const [id, at] of Object.entries(places)) {
    const along = (at.y - start.y) * direction;
    if (id === from || along <= 0) continue;
    const far = along + 2 * Math.abs(at.x - start.x);
    if (!best || far < best.far) best = { id, far };
  }
  return best?.id;
}
