/** What is looked at in the editor: not part of the drawing, never saved, not undone. */

import { create } from "zustand";
import type { Paint } from "../canvas/NodeCard";

interface Looking {
  selected: ReadonlySet<string>;
  /** An exit whose line is chosen; choosing nodes lets go of it. */
  line: { id: string; exit: string } | undefined;
  /** The language of the flow whose texts are shown on the boxes. */
  heard: string;
  /** By node: what the drawer says about it, painted on the canvas. Layers by name, later ones win. */
  paints: Readonly<Record<string, ReadonlyMap<string, Partial<Paint>>>>;
  /** A node that is to be brought into view; the number changes with each wish. */
  sought: { id: string; wish: number } | undefined;
  /** The group whose title is being typed. */
  renaming: string | undefined;
  select: (ids: Iterable<string>) => void;
  seek: (id: string) => void;
  paint: (layer: string, paint: ReadonlyMap<string, Partial<Paint>> | undefined) => void;
}

const NOTHING_SELECTED: ReadonlySet<string> = new Set();

export const useLooking = create<Looking>()((set) => ({
  selected: NOTHING_SELECTED,
  line: undefined,
  heard: "",
  paints: {},
  sought: undefined,
  renaming: undefined,
  select: (ids) =>
    set(({ selected }) => {
      const next = new Set(ids);
      const same = next.size === selected.size && [...next].every((id) => selected.has(id));
      return same ? {} : { selected: next, ...(next.size > 0 ? { line: undefined } : {}) };
    }),
  seek: (id) =>
    set(({ sought }) => ({ selected: new Set([id]), sought: { id, wish: (sought?.wish ?? 0) + 1 } })),
  paint: (layer, paint) =>
    set(({ paints }) => {
      const { [layer]: _, ...others } = paints;
      return { paints: paint ? { ...others, [layer]: paint } : others };
    }),
}));

const PLAIN: Paint = { active: false };

/** The paint of one node from all layers; the very same object when there is none. */
export function paintOf(id: string, paints: Looking["paints"]): Paint {
  let paint = PLAIN;
  for (const layer of Object.values(paints)) {
    const found = layer.get(id);
    if (found) paint = { ...paint, ...found };
  }
  return paint;
}
