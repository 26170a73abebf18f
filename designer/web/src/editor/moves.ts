/** Moving what is chosen by the arrow keys, and folding its groups. */

import type { Command } from "../app/commands";
import { placeMissing } from "../canvas/autoLayout";
import type { NodeView } from "../canvas/view";
import { changeGroups, GRID, place } from "../document/edits";
import { useDrawing } from "../document/store";
import type { Drawing } from "../document/types";
import { useLooking } from "./selection";

const FAR = 5;
const DIRECTIONS = [
  { id: "moveLeft", key: "ArrowLeft", x: -GRID, y: 0 },
  { id: "moveRight", key: "ArrowRight", x: GRID, y: 0 },
  { id: "moveUp", key: "ArrowUp", x: 0, y: -GRID },
  { id: "moveDown", key: "ArrowDown", x: 0, y: GRID },
];

/** A step of the grid, five with Shift. */
export function nudges(views: () => readonly NodeView[], enabled: () => boolean): Command[] {
  return DIRECTIONS.flatMap(({ id, key, x, y }) => {
    const by = (steps: number) => () =>
      useDrawing
        .getState()
        .edit((drawing) =>
          moved(drawing, views(), useLooking.getState().selected, { x: x * steps, y: y * steps }),
        );
    return [
      { id, keys: [key], enabled, run: by(1) },
      { id: `${id}Far`, keys: [`Shift+${key}`], enabled, run: by(FAR) },
    ];
  });
}

function moved(
  drawing: Drawing,
  views: readonly NodeView[],
  selected: ReadonlySet<string>,
  by: { x: number; y: number },
): Drawing {
  const placed = drawing.layout.nodes ?? {};
  // Nodes that nobody has placed are kept where they were put, from the first move on.
  const all = { ...placeMissing(views, placed), ...placed };
  const places = Object.fromEntries(
    [...selected].flatMap((id) => {
      const at = all[id];
      return at ? [[id, { ...at, x: at.x + by.x, y: at.y + by.y }] as const] : [];
    }),
  );
  return place(drawing, { ...all, ...places });
}

/** Folds the groups that are chosen, or have a node that is; unfolds them when all are folded already. */
export function foldGroupsOf(drawing: Drawing, selected: ReadonlySet<string>): Drawing {
  return changeGroups(drawing, (groups) => {
    const meant = groups.filter(
      (group) => selected.has(group.id) || group.nodes.some((id) => selected.has(id)),
    );
    const collapsed = !meant.every((group) => group.collapsed);
    return groups.map((group) => (meant.includes(group) ? { ...group, collapsed } : group));
  });
}
