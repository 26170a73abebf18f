/** What is seen of a flow when it is opened: all of it when that can be read, else where calls begin. */

import type { Point } from "../document/edits";

export interface Box {
  id: string;
  at: Point;
  width: number;
  height: number;
}

export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

const READABLE = 0.5;
const CLOSE = 0.75;
const MARGIN = 40;

export function firstView(
  boxes: readonly Box[],
  start: string | undefined,
  pane: { width: number; height: number },
): Viewport {
  if (boxes.length === 0) return { x: 0, y: 0, zoom: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { at, width, height } of boxes) {
    left = Math.min(left, at.x);
    top = Math.min(top, at.y);
    right = Math.max(right, at.x + width);
    bottom = Math.max(bottom, at.y + height);
  }
  const zoom = Math.min(
    1,
    (pane.width - 2 * MARGIN) / (right - left),
    (pane.height - 2 * MARGIN) / (bottom - top),
  );
  if (zoom >= READABLE) {
    const x = (pane.width - (left + right) * zoom) / 2;
    const y = (pane.height - (top + bottom) * zoom) / 2;
    return { x, y, zoom };
  }
  const first = boxes.find((box) => box.id === start) ?? (boxes[0] as Box);
  // A flow that is read from left to right begins at the left; where there is something above the start, it is seen too.
  const above = Math.min(pane.height / 3, (first.at.y - top) * CLOSE + MARGIN);
  return { x: MARGIN - first.at.x * CLOSE, y: above - first.at.y * CLOSE, zoom: CLOSE };
}
