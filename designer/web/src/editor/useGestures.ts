/** What the mouse means on the canvas: edits of the drawing. */

import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { ExitAt, Gestures } from "../canvas/gestures";
import type { Catalogue } from "../catalogue/catalogue";
import {
  addBlocks,
  blockOf,
  changeBlock,
  changeGroups,
  connect,
  type Point,
  place,
  splice,
  targetOf,
} from "../document/edits";
import { withField } from "../document/entries";
import { freshId, idsOf } from "../document/naming";
import { useDrawing } from "../document/store";
import { type Block, type Drawing, isBlock } from "../document/types";
import { subflowOf } from "../document/values";
import { writeText } from "../document/written/texts";
import { editChosen, focusCard } from "./focus";
import { moveFrames } from "./frames";
import { renamed } from "./grouping";
import { makeRoom } from "./room";
import { useLooking } from "./selection";

export interface Asking {
  at: Point;
  screen: Point;
  from?: ExitAt;
  /** A line: what is added goes between its ends. */
  onto?: ExitAt;
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
      reconnect: (line, from, exit, to) =>
        edit((drawing) => connect(connect(drawing, line.id, line.exit, null), from, exit, to)),
      askWhatToAdd: setAsking,
      add: (kind, at, onto) => {
        edit((drawing) => {
          const block = newBlock(catalogue, drawing, kind);
          if (!block) return drawing;
          select([block.id]);
          const added = addBlocks(drawing, [block], { [block.id]: at });
          return onto ? spliced(catalogue, added, block, onto) : added;
        });
      },
      spliceInto: (places, id, onto) =>
        edit((drawing) => {
          const moved = place(drawing, places);
          const block = blockOf(moved.document, id);
          return block && isBlock(block) ? spliced(catalogue, moved, block, onto) : moved;
        }),
      write: (id, words) => edit((drawing) => writeNote(catalogue, drawing, id, words)),
      startRenaming: (id) => useLooking.setState({ renaming: id }),
      renameGroup: (id, title) => {
        useLooking.setState({ renaming: undefined });
        edit((drawing) => renamed(drawing, id, title));
      },
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
        else if (block) editChosen();
      },
    };
  }, [catalogue, go]);
  return { gestures, asking, stopAsking: () => setAsking(undefined) };
}

/** Adds what was chosen from the list, connected to the exit that was dragged. */
export function addAsked(catalogue: Catalogue, asked: Asking, kind: string): void {
  const { edit } = useDrawing.getState();
  const { from, onto, at } = asked;
  let made = "";
  edit((drawing) => {
    const block = newBlock(catalogue, drawing, kind);
    if (!block) return drawing;
    made = block.id;
    const added = addBlocks(drawing, [block], { [block.id]: at });
    if (onto) return spliced(catalogue, added, block, onto);
    return from ? connect(added, from.id, from.exit, block.id) : added;
  });
  if (!made) return;
  useLooking.getState().select([made]);
  focusCard(made);
}

/** Puts a node between the ends of a line, and makes room for it there. A kind that callers do not leave stays beside. */
function spliced(catalogue: Catalogue, drawing: Drawing, block: Block, onto: ExitAt): Drawing {
  const onward = onwardExit(catalogue, block.kind);
  const to = targetOf(drawing, onto);
  if (!onward || !to) return drawing;
  return makeRoom(splice(drawing, onto.id, onto.exit, block.id, onward), onto.id, block.id, to);
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
