/** Frames of groups: as large as what is in them. */

import { CARD_WIDTH, cardHeight, type Frame, type NodeView } from "../canvas/view";
import { type Point, place } from "../document/edits";
import type { Drawing, Layout } from "../document/types";

const MARGIN = 20;
const TITLE = 32;
const FOLDED = { width: CARD_WIDTH, height: 60 };

export function framesOf(
  layout: Layout,
  views: readonly NodeView[],
  places: Record<string, Point>,
  renaming?: string,
): Frame[] {
  const byId = new Map(views.map((view) => [view.id, view]));
  return (layout.groups ?? []).flatMap((group): Frame[] => {
    const inside = group.nodes.flatMap((id) => {
      const at = places[id];
      const view = byId.get(id);
      return at && view ? [{ at, height: layout.nodes?.[id]?.height ?? cardHeight(view) }] : [];
    });
    if (inside.length === 0) return [];
    const left = Math.min(...inside.map(({ at }) => at.x)) - MARGIN;
    const top = Math.min(...inside.map(({ at }) => at.y)) - MARGIN - TITLE;
    const right = Math.max(...inside.map(({ at }) => at.x + CARD_WIDTH)) + MARGIN;
    const bottom = Math.max(...inside.map(({ at, height }) => at.y + height)) + MARGIN;
    const collapsed = group.collapsed ?? false;
    const size = collapsed ? FOLDED : { width: right - left, height: bottom - top };
    return [
      {
        id: group.id,
        title: group.title,
        at: { x: left, y: top },
        ...size,
        nodes: group.nodes,
        collapsed,
        renaming: group.id === renaming,
      },
    ];
  });
}

/** A frame that was moved takes along what is in it. */
export function moveFrames(drawing: Drawing, places: Record<string, Point>): Drawing {
  let moved = drawing;
  for (const group of drawing.layout.groups ?? []) {
    const to = places[group.id];
    const standing = group.nodes.flatMap((id) => {
      const at = drawing.layout.nodes?.[id];
      return at ? [[id, at] as const] : [];
    });
    if (!to || standing.length === 0) continue;
    const left = Math.min(...standing.map(([, at]) => at.x)) - MARGIN;
    const top = Math.min(...standing.map(([, at]) => at.y)) - MARGIN - TITLE;
    const by = { x: to.x - left, y: to.y - top };
    moved = place(
      moved,
      Object.fromEntries(standing.map(([id, at]) => [id, { x: at.x + by.x, y: at.y + by.y }])),
    );
  }
  return moved;
}
