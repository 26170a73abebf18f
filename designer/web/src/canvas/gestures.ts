/** What the canvas asks the editor to do about the mouse and the keyboard. Points are in canvas units. */

import { createContext, useContext } from "react";
import type { Point } from "../document/edits";

/** An exit of a node, as the canvas names it. */
export interface ExitAt {
  id: string;
  exit: string;
}

export interface Gestures {
  select: (ids: readonly string[]) => void;
  /** A line was clicked; null: none is chosen any more. */
  selectLine: (line: ExitAt | null) => void;
  move: (places: Record<string, Point>) => void;
  resize: (id: string, width: number, height: number) => void;
  connect: (from: string, exit: string, to: string) => void;
  /** A line got another end: it leaves the exit that it was at, and leads from there to here. */
  reconnect: (line: ExitAt, from: string, exit: string, to: string) => void;
  /** An exit was dragged to an empty place, or the empty place was double-clicked: ask what to add there. */
  askWhatToAdd: (asking: { at: Point; screen: Point; from?: ExitAt; onto?: ExitAt }) => void;
  /** A kind was dropped from the palette; on a line, it goes between its ends. */
  add: (kind: string, at: Point, onto?: ExitAt) => void;
  /** A box was moved onto a line. */
  spliceInto: (places: Record<string, Point>, id: string, onto: ExitAt) => void;
  open: (id: string) => void;
  /** The words of a note. */
  write: (id: string, words: string) => void;
  startRenaming: (id: string) => void;
  renameGroup: (id: string, title: string) => void;
  foldGroup: (id: string, folded: boolean) => void;
}

/** Undefined where nothing can be changed. */
export const GesturesContext = createContext<Gestures | undefined>(undefined);

export function useGesturesHere(): Gestures | undefined {
  return useContext(GesturesContext);
}
