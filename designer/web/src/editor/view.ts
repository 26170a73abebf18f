/** The window through which one looks at the drawing: what is brought into it, and where in it something is added. */

import type { ReactFlowInstance } from "@xyflow/react";
import { BETWEEN_LAYERS } from "../canvas/autoLayout";
import { CARD_WIDTH, type NodeView } from "../canvas/view";
import { useDrawing } from "../document/store";
import { freePlace } from "./room";
import { useLooking } from "./selection";
import type { Asking } from "./useGestures";

type Canvas = Pick<ReactFlowInstance, "fitView" | "screenToFlowPosition" | "flowToScreenPosition">;

const DURATION_MS = 200;
/** Beside what is added on the screen, the list of what can be added needs so much room. */
const LIST = { width: 260, height: 360 };

export function bringIntoView(canvas: Canvas, id: string): void {
  void canvas.fitView({ nodes: [{ id }], minZoom: 0.6, maxZoom: 1, padding: 0.6, duration: DURATION_MS });
}

export function paneOnScreen(): DOMRect {
  return document.querySelector(".react-flow")?.getBoundingClientRect() ?? new DOMRect();
}

/** A box that got the focus by the keyboard can be seen. */
export function showFocused(canvas: Canvas, target: EventTarget): void {
  if (!(target instanceof HTMLElement) || !target.matches(".react-flow__node:focus-visible")) return;
  const pane = paneOnScreen();
  const box = target.getBoundingClientRect();
  const inside =
    box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom;
  if (!inside && target.dataset.id) bringIntoView(canvas, target.dataset.id);
}

/** By keyboard: between the ends of the line that is chosen; else behind the chosen node's first free exit. */
export function whereToAdd(canvas: Canvas, views: readonly NodeView[]): Asking {
  const { selected, line } = useLooking.getState();
  const { document, layout, settle } = useDrawing.getState();
  const places = settle({ document, layout }).layout.nodes ?? {};
  const [only] = selected;
  const id = line?.id ?? (selected.size === 1 ? only : undefined);
  const beside = id ? places[id] : undefined;
  const pane = paneOnScreen();
  const screen = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 3 };
  if (!id || !beside) {
    const middle = canvas.screenToFlowPosition(screen);
    return { at: freePlace(views, { x: middle.x - CARD_WIDTH / 2, y: middle.y }), screen };
  }
  const at = freePlace(views, { x: beside.x + CARD_WIDTH + BETWEEN_LAYERS, y: beside.y });
  const corner = canvas.flowToScreenPosition({ x: beside.x + CARD_WIDTH, y: beside.y });
  const near = {
    x: Math.min(Math.max(corner.x, pane.x), pane.right - LIST.width),
    y: Math.min(Math.max(corner.y, pane.y), Math.max(pane.bottom - LIST.height, pane.y)),
  };
  if (line) return { at, screen: near, onto: line };
  const exits = views.find((view) => view.id === id)?.exits.filter(({ technical }) => !technical) ?? [];
  const free = exits.find(({ target }) => !target);
  if (free) return { at, screen: near, from: { id, exit: free.key } };
  // Where there is one way on, it is meant.
  const [onlyWay] = exits;
  return onlyWay && exits.length === 1 && !onlyWay.builtIn
    ? { at, screen: near, onto: { id, exit: onlyWay.key } }
    : { at, screen: near };
}
