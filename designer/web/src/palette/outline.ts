/** The lines of the outline. */

import type { Reached } from "../canvas/reach";
import type { NodeView } from "../canvas/view";

export interface OutlineItem {
  /** The node's id. */
  key: string;
  title: string;
  detail: string;
  children?: OutlineItem[];
}

/**
 * A way without choices is a list, not a staircase: only where it parts do the branches go one level in. While something
 * is sought, what has it is listed alone.
 */
export function outlineOf(
  views: readonly NodeView[],
  { roots, children }: Reached,
  sought: string,
): OutlineItem[] {
  const byId = new Map(views.map((view) => [view.id, view]));
  const wanted = sought.trim().toLowerCase();
  if (wanted) {
    return views
      .filter((view) =>
        `${view.id} ${view.title} ${view.kindTitle} ${view.summary}`.toLowerCase().includes(wanted),
      )
      .map(itemOf);
  }
  const listFrom = (id: string): OutlineItem[] => {
    const list: OutlineItem[] = [];
    for (let at: string | undefined = id; at !== undefined; ) {
      const view = byId.get(at);
      if (!view) break;
      const item = itemOf(view);
      list.push(item);
      const below: readonly string[] = children.get(at) ?? [];
      if (below.length > 1) item.children = below.flatMap(listFrom);
      at = below.length === 1 ? below[0] : undefined;
    }
    return list;
  };
  return roots.flatMap(listFrom);
}

function itemOf(view: NodeView): OutlineItem {
  return { key: view.id, title: view.title || view.id, detail: view.kindTitle };
}
