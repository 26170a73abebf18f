/** Moving what is chosen by the arrow keys, and lining it up. Groups move with what is in them. */

import type { Command } from "../app/commands";
import { GRID, type Point, place } from "../document/edits";
import { useDrawing } from "../document/store";
import type { Drawing } from "../document/types";
import { nodesMeant } from "./grouping";
import { useLooking } from "./selection";

const FAR = 5;
const DIRECTIONS = [
  { id: "moveLeft", key: "ArrowLeft", x: -GRID, y: 0 },
  { id: "moveRight", key: "ArrowRight", x: GRID, y: 0 },
  { id: "moveUp", key: "ArrowUp", x: 0, y: -GRID },
  { id: "moveDown", key: "ArrowDown", x: 0, y: GRID },
];

/** A step of the grid, five with Shift. */
export function nudges(enabled: () => boolean): Command[] {
  return DIRECTIONS.flatMap(({ id, key, x, y }) => {
    const by = (steps: number) => () =>
      useDrawing
        .getState()
        .edit((drawing) => moved(drawing, useLooking.getState().selected, { x: x * steps, y: y * steps }));
    return [
      { id, keys: [key], enabled, run: by(1) },
      { id: `${id}Far`, keys: [`Shift+${key}`], enabled, run: by(FAR) },
    ];
  });
}

export function moved(drawing: Drawing, selected: ReadonlySet<string>, by: Point): Drawing {
  const places = standing(drawing, selected).map(
    ([id, at]) => [id, { ...at, x: at.x + by.x, y: at.y + by.y }] as const,
  );
  return place(drawing, Object.fromEntries(places));
}

/** Puts what is chosen on the leftmost of its left edges, or on the highest of its upper ones. */
export function aligned(drawing: Drawing, selected: ReadonlySet<string>, axis: "x" | "y"): Drawing {
  const placed = standing(drawing, selected);
  const edge = Math.min(...placed.map(([, at]) => at[axis]));
  return place(drawing, Object.fromEntries(placed.map(([id, at]) => [id, { ...at, [axis]: edge }])));
}

function standing({ layout }: Drawing, selected: ReadonlySet<string>) {
  return [...nodesMeant(layout, selected)].flatMap((id) => {
    const at = layout.nodes?.[id];
    return at ? [[id, at] as const] : [];
  });
}
