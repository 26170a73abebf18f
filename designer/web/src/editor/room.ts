/** A node that is put between two others gets a place between them: what stands where it has to go moves on by a column. */

import { BETWEEN_LAYERS } from "../canvas/autoLayout";
import { CARD_WIDTH, cardHeight, type NodeView } from "../canvas/view";
import { GRID, type Point, place, snapped } from "../document/edits";
import { useDrawing } from "../document/store";
import type { Drawing } from "../document/types";

const STEP = CARD_WIDTH + BETWEEN_LAYERS;
/** Less than this between the left edges of two cards, and there is no room for a third one. */
const ENOUGH = 2 * STEP - BETWEEN_LAYERS / 2;
/** A new card is about as high. */
const NEW_HEIGHT = 120;

/** `between` was spliced into the line from `from` to `to`. A line that leads back, or has room, leaves all as it is. */
export function makeRoom(drawing: Drawing, from: string, between: string, to: string): Drawing {
  const places = drawing.layout.nodes ?? {};
  const [source, target, fresh] = [places[from], places[to], places[between]];
  if (!source || !target || !fresh || target.x < source.x + CARD_WIDTH) return drawing;
  if (target.x - source.x >= ENOUGH) return drawing;
  const by = source.x + 2 * STEP - target.x;
  const moved = Object.entries(places)
    .filter(([id, at]) => id !== between && id !== from && at.x >= target.x)
    .map(([id, at]) => [id, { ...at, x: at.x + by }] as const);
  const middle = { ...fresh, x: source.x + STEP, y: target.y };
  return place(drawing, { ...Object.fromEntries(moved), [between]: middle });
}

/** The highest place from `at` downwards where a new card covers no other. */
export function freePlace(views: readonly NodeView[], at: Point): Point {
  const { document, layout, settle } = useDrawing.getState();
  return freeAmong(settle({ document, layout }).layout.nodes ?? {}, views, at);
}

export function freeAmong(
  places: Readonly<Record<string, Point>>,
  views: readonly NodeView[],
  at: Point,
): Point {
  const start = snapped(at);
  const taken = views.flatMap((view) => {
    const there = places[view.id];
    const beside = there && Math.abs(there.x - start.x) < CARD_WIDTH + GRID;
    return beside ? [{ top: there.y, bottom: there.y + cardHeight(view) }] : [];
  });
  const covers = (y: number) =>
    taken.find(({ top, bottom }) => y < bottom + GRID && y + NEW_HEIGHT > top - GRID);
  let y = start.y;
  for (let other = covers(y); other; other = covers(y)) y = snapped({ x: 0, y: other.bottom + 2 * GRID }).y;
  return { x: start.x, y };
}
