/** What the mouse means on the canvas: edits of the drawing. */

import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { Gestures } from "../canvas/gestures";
import { CARD_WIDTH } from "../canvas/view";
import type { Catalogue } from "../catalogue/catalogue";
import {
  addBlocks,
  blockOf,
  changeBlock,
  changeGroups,
  connect,
  type Point,
  place,
  removeNodes,
  splice,
} from "../document/edits";
import { withField } from "../document/entries";
import { freshId, idsOf } from "../document/naming";
import { useDrawing } from "../document/store";
import { type Block, type Drawing, isBlock } from "../document/types";
import { subflowOf } from "../document/values";
import { writeText } from "../document/written/texts";
import { moveFrames } from "./frames";
import { useLooking } from "./selection";

export interface Asking {
  at: Point;
  screen: Point;
  from?: { id: string; exit: string };
}

/** A new node of a kind. */
export function newBlock(catalogue: Catalogue, drawing: Drawing, kind: string): Block | undefined {
  const template = catalogue.kind(kind)?.template;
  return template && { ...template, id: freshId(kind, idsOf(drawing.document)) };
}

/** The first exit that a new node goes on by. */
function onwardExit(catalogue: Catalogue, kind: string): string | undefined {
  const exits = catalogue.kind(kind)?.exits ?? [];
  return (exits.find((exit) => !exit.technical && !exit.argument) ?? exits.find((exit) => !exit.argument))
    ?.name;
}

export function useGestures(catalogue: Catalogue): {
  gestures: Gestures;
  asking: Asking | undefined;
  stopAsking: () => void;
} {
  const [asking, setAsking] = useState<Asking>();
  const [, go] = useLocation();
  const gestures = useMemo<Gestures>(() => {
    const { edit } = useDrawing.getState();
    const { select } = useLooking.getState();
    return {
      select,
      selectLine: (line) => {
        if (line) select([]);
        useLooking.setState({ line: line ?? undefined });
      },
      move: (places) => edit((drawing) => place(moveFrames(drawing, places), withoutFrames(drawing, places))),
      resize: (id, width, height) =>
        edit((drawing) => {
          const at = drawing.layout.nodes?.[id];
          if (!at) return drawing;
          return place(drawing, { [id]: { ...at, width: Math.round(width), height: Math.round(height) } });
        }),
      connect: (from, exit, to) => edit((drawing) => connect(drawing, from, exit, to)),
      disconnect: (from, exit) => edit((drawing) => connect(drawing, from, exit, null)),
      remove: (ids) => edit((drawing) => removeNodes(drawing, new Set(ids))),
      askWhatToAdd: (at, screen, from) => setAsking(from ? { at, screen, from } : { at, screen }),
      add: (kind, at, onto) => {
        edit((drawing) => {
          const block = newBlock(catalogue, drawing, kind);
          if (!block) return drawing;
          select([block.id]);
          const added = addBlocks(drawing, [block], { [block.id]: at });
          const onward = onwardExit(catalogue, kind);
          return onto && onward ? splice(added, onto.id, onto.exit, block.id, onward) : added;
        });
      },
      spliceInto: (id, onto) =>
        edit((drawing) => {
          const block = blockOf(drawing.document, id);
          const onward = block && isBlock(block) ? onwardExit(catalogue, block.kind) : undefined;
          return onward ? splice(drawing, onto.id, onto.exit, id, onward) : drawing;
        }),
      write: (id, words) => edit((drawing) => writeNote(catalogue, drawing, id, words)),
      renameGroup: (id, title) =>
        edit((drawing) =>
          changeGroups(drawing, (groups) =>
            groups.map((group) => (group.id === id ? { ...group, title } : group)),
          ),
        ),
      foldGroup: (id, folded) =>
        edit((drawing) =>
          changeGroups(drawing, (groups) =>
            groups.map((group) => (group.id === id ? { ...group, collapsed: folded } : group)),
          ),
        ),
      open: (id) => {
        const block = blockOf(useDrawing.getState().document, id);
        const kind = block && isBlock(block) ? catalogue.kind(block.kind) : undefined;
        const flow = block && isBlock(block) && kind ? subflowOf(block, kind) : undefined;
        if (flow) go(`/flows/${flow}`);
      },
    };
  }, [catalogue, go]);
  return { gestures, asking, stopAsking: () => setAsking(undefined) };
}

/** Adds what was chosen from the list, connected to the exit that was dragged. */
export function addAsked(catalogue: Catalogue, asked: Asking, kind: string): void {
  const { edit } = useDrawing.getState();
  edit((drawing) => {
    const block = newBlock(catalogue, drawing, kind);
    if (!block) return drawing;
    useLooking.getState().select([block.id]);
    const at = asked.from
      ? { x: asked.at.x, y: asked.at.y - 20 }
      : { x: asked.at.x - CARD_WIDTH / 2, y: asked.at.y };
    const added = addBlocks(drawing, [block], { [block.id]: at });
    return asked.from ? connect(added, asked.from.id, asked.from.exit, block.id) : added;
  });
}

/** The words of a note are its first field that holds a text. */
function writeNote(catalogue: Catalogue, drawing: Drawing, id: string, words: string): Drawing {
  const block = blockOf(drawing.document, id);
  const fields = block && isBlock(block) ? (catalogue.kind(block.kind)?.fields ?? []) : [];
  const name = fields.find((field) => field.widget === "text")?.name;
  if (!name) return drawing;
  const order = fields.map((field) => field.name);
  return changeBlock(drawing, id, (now) => ({
    ...now,
    entries: withField(now.entries ?? [], order, { name }, { type: "text", text: writeText(words) }),
  }));
}

function withoutFrames(drawing: Drawing, places: Record<string, Point>): Record<string, Point> {
  const groups = new Set((drawing.layout.groups ?? []).map((group) => group.id));
  return Object.fromEntries(Object.entries(places).filter(([id]) => !groups.has(id)));
}
