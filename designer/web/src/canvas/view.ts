/** What the canvas shows of a drawing: boxes with their exits, and lines between them. No kind is known by name. */

import type { Point } from "../document/edits";

export interface ExitView {
  /** Names the exit within its node, as `exitKey` does; also the id of its handle. */
  key: string;
  /** What is printed beside the handle: `1 balance`, `noinput`. */
  label: string;
  target: string | null;
  /** What the world does rather than the caller (`failed`, `busy`). */
  technical: boolean;
  /** Led elsewhere than to a node: `back`, `repeat`. */
  builtIn: boolean;
}

export type Mark = "error" | "warning" | "hint";

export interface NodeView {
  id: string;
  kind: string;
  /** The kind's name in the person's language. */
  kindTitle: string;
  family: string;
  icon: string;
  title: string;
  /** The first words of what callers hear, or of what the node does. */
  summary: string;
  exits: ExitView[];
  isStart: boolean;
  /** Cannot be read, or is of a kind that this version does not know. */
  broken: boolean;
  /** Takes no part in calls: drawn as a sheet of paper. */
  isNote: boolean;
}

/** Around nodes that belong together. */
export interface Frame {
  id: string;
  title: string;
  at: Point;
  width: number;
  height: number;
  nodes: readonly string[];
  collapsed: boolean;
  /** Its title is being typed. */
  renaming: boolean;
}

export const CARD_WIDTH = 220;
const TITLE_HEIGHT = 44;
const SUMMARY_HEIGHT = 40;
const EXIT_HEIGHT = 24;

/** Pixels; the card's style sheet keeps to it, so that nothing need be measured before lines can be drawn. */
export function cardHeight(view: Pick<NodeView, "summary" | "exits">): number {
  return TITLE_HEIGHT + (view.summary ? SUMMARY_HEIGHT : 0) + view.exits.length * EXIT_HEIGHT + 8;
}

/** Centre of the entry's handle, from the card's top. */
export const ENTRY_OFFSET = 22;

/** Centre of an exit's handle, from the card's top. */
export function exitOffset(view: Pick<NodeView, "summary">, index: number): number {
  return TITLE_HEIGHT + (view.summary ? SUMMARY_HEIGHT : 0) + index * EXIT_HEIGHT + EXIT_HEIGHT / 2;
}
