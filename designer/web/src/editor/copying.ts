/** Copy, cut, paste and duplicate, within a flow and from one to another, also between tabs. */

import type { Command } from "../app/commands";
import { type Clip, copyNodes, GRID, type Point, paste, removeNodes } from "../document/edits";
import { useDrawing } from "../document/store";
import { type KeptClip, readClip, writeClip } from "./clipboard";
import { focusCard } from "./focus";
import { nodesMeant } from "./grouping";
import { useLooking } from "./selection";

export interface Seen {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Needs {
  flow: string;
  readOnly: boolean;
  /** The part of the drawing that is on the screen. */
  seen: () => Seen;
}

/** Beside where it was copied from, a step further each time; in the middle of what is seen when that is elsewhere. */
export function pasteOffset(clip: Clip, seen: Seen, times: number): Point {
  const places = Object.values(clip.places);
  const left = Math.min(...places.map((at) => at.x));
  const top = Math.min(...places.map((at) => at.y));
  const by = 2 * GRID * times;
  const visible =
    left + by >= seen.left && left + by < seen.right && top + by >= seen.top && top + by < seen.bottom;
  if (visible || places.length === 0) return { x: by, y: by };
  const right = Math.max(...places.map((at) => at.x));
  const bottom = Math.max(...places.map((at) => at.y));
  return {
    x: (seen.left + seen.right - left - right) / 2 + by,
    y: (seen.top + seen.bottom - top - bottom) / 2 + by,
  };
}

export function copyCommands({ flow, readOnly, seen }: Needs): Command[] {
  const looking = () => useLooking.getState();
  const drawing = () => useDrawing.getState();
  const some = () => looking().selected.size > 0;
  const mayEditSome = () => !readOnly && some();
  let last: { clip: string; times: number } | undefined;

  const taken = (): KeptClip => {
    const { document, layout, settle } = drawing();
    const settled = settle({ document, layout });
    return { flow, ...copyNodes(settled, nodesMeant(settled.layout, looking().selected)) };
  };
  const add = (clip: KeptClip, offset: Point, keepOutgoing: boolean) => {
    let ids: string[] = [];
    drawing().edit((now) => {
      const pasted = paste(now, clip, offset, keepOutgoing);
      ids = pasted.ids;
      return pasted.drawing;
    });
    looking().select(ids);
    if (ids[0]) focusCard(ids[0]);
  };
  const remove = () => {
    drawing().edit((now) => removeNodes(now, nodesMeant(now.layout, looking().selected)));
    looking().select([]);
  };
  return [
    { id: "copy", keys: ["Ctrl+C"], enabled: some, run: () => writeClip(taken()) },
    {
      id: "cut",
      keys: ["Ctrl+X"],
      enabled: mayEditSome,
      run: () => {
        writeClip(taken());
        remove();
      },
    },
    {
      id: "paste",
      keys: ["Ctrl+V"],
      enabled: () => !readOnly,
      run: () => {
        const clip = readClip();
        if (!clip || clip.blocks.length === 0) return;
        const written = JSON.stringify(clip);
        const times = last?.clip === written ? last.times + 1 : 1;
        last = { clip: written, times };
        add(clip, pasteOffset(clip, seen(), times), clip.flow === flow);
      },
    },
    {
      id: "duplicate",
      keys: ["Ctrl+D"],
      enabled: mayEditSome,
      run: () => add(taken(), { x: 2 * GRID, y: 2 * GRID }, true),
    },
  ];
}
