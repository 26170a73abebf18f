/** Edits of a drawing, as pure functions: old drawing in, new drawing out, everything untouched shared. */

import { freshId, idsOf } from "./naming";
import {
  type AnyBlock,
  type Block,
  type Drawing,
  type Entry,
  type ExitEntry,
  exitKey,
  type FlowDocument,
  type Group,
  type HeaderEntry,
  isBlock,
  type Layout,
  type NodePlace,
} from "./types";

export interface Point {
  x: number;
  y: number;
}

/** Boxes stand on a grid, so that they line up and the layout file changes little. */
export const GRID = 20;

export function snapped(point: Point): Point {
  return { x: Math.round(point.x / GRID) * GRID, y: Math.round(point.y / GRID) * GRID };
}

export function blockOf(document: FlowDocument, id: string): AnyBlock | undefined {
  return document.blocks?.find((block) => block.id === id);
}

function withBlocks(drawing: Drawing, blocks: AnyBlock[]): Drawing {
  return { ...drawing, document: { ...drawing.document, blocks } };
}

/** Changes one block; a broken one, which nobody can read, stays as it is. */
export function changeBlock(drawing: Drawing, id: string, change: (block: Block) => Block): Drawing {
  const blocks = (drawing.document.blocks ?? []).map((block) =>
    block.id === id && isBlock(block) ? change(block) : block,
  );
  return withBlocks(drawing, blocks);
}

export function changeHeader(
  drawing: Drawing,
  change: (header: FlowDocument["header"]) => FlowDocument["header"],
): Drawing {
  return { ...drawing, document: { ...drawing.document, header: change(drawing.document.header) } };
}

/** A node or the header, called so; without a title when nothing is typed. */
export function titled<T extends { title?: string | null }>(what: T, typed: string): T {
  const { title: _, ...rest } = what;
  return (typed.trim() ? { ...rest, title: typed } : rest) as T;
}

export function place(
  drawing: Drawing,
  places: Readonly<Record<string, Partial<NodePlace> & Point>>,
): Drawing {
  const nodes = { ...drawing.layout.nodes };
  for (const [id, at] of Object.entries(places)) nodes[id] = { ...nodes[id], ...at, ...snapped(at) };
  return { ...drawing, layout: { ...drawing.layout, nodes } };
}

/** Adds blocks as they are; their ids must be free. */
export function addBlocks(
  drawing: Drawing,
  added: readonly AnyBlock[],
  places: Readonly<Record<string, Partial<NodePlace> & Point>>,
): Drawing {
  return place(withBlocks(drawing, [...(drawing.document.blocks ?? []), ...added]), places);
}

/** Removes nodes; exits and handlers that led to them lead nowhere afterwards. */
export function removeNodes(drawing: Drawing, ids: ReadonlySet<string>): Drawing {
  const cut = <E extends Entry | HeaderEntry>(entry: E): E =>
    entry.type === "exit" && entry.target && ids.has(entry.target) ? { ...entry, target: null } : entry;
  const blocks = (drawing.document.blocks ?? [])
    .filter((block) => !ids.has(block.id))
    .map((block) => (isBlock(block) ? sharing(block, (block.entries ?? []).map(cut)) : block));
  const entries = (drawing.document.header.entries ?? [])
    .filter((entry) => !(entry.type === "handler" && ids.has(entry.target)))
    .filter((entry) => !(entry.type === "exit" && entry.target && ids.has(entry.target)));
  const header = { ...drawing.document.header, entries };
  const kept = ([id]: [string, NodePlace]) => !ids.has(id);
  const nodes = Object.fromEntries(Object.entries(drawing.layout.nodes ?? {}).filter(kept));
  const groups = (drawing.layout.groups ?? []).map((group) => ({
    ...group,
    nodes: group.nodes.filter((id) => !ids.has(id)),
  }));
  return {
    document: { ...drawing.document, header, blocks },
    layout: { ...drawing.layout, nodes, groups: groups.filter((group) => group.nodes.length > 0) },
  };
}

function sharing(block: Block, entries: Entry[]): Block {
  const same = entries.every((entry, index) => entry === block.entries?.[index]);
  return same ? block : { ...block, entries };
}

/** Leads an exit of a node somewhere (`back` and `repeat` included), or nowhere. An exit without a line gets one. */
export function connect(drawing: Drawing, id: string, exit: string, target: string | null): Drawing {
  return changeBlock(drawing, id, (block) => {
    const entries = block.entries ?? [];
    const index = entries.findIndex((entry) => entry.type === "exit" && exitKey(entry) === exit);
    if (index >= 0) {
      return { ...block, entries: entries.with(index, { ...(entries[index] as ExitEntry), target }) };
    }
    return target === null
      ? block
      : { ...block, entries: [...entries, { type: "exit", name: exit, target }] };
  });
}

/** Gives a node another id, and everything that names it. The new id must be free. */
export function renameNode(drawing: Drawing, from: string, to: string): Drawing {
  const follow = <E extends Entry | HeaderEntry>(entry: E): E =>
    (entry.type === "exit" || entry.type === "handler") && entry.target === from
      ? { ...entry, target: to }
      : entry;
  const start = <E extends Entry | HeaderEntry>(entry: E): E =>
    entry.type === "field" &&
    entry.name === "start" &&
    entry.value.type === "text" &&
    entry.value.text === from
      ? { ...entry, value: { type: "text", text: to } }
      : entry;
  const { document, layout } = drawing;
  const blocks = (document.blocks ?? []).map((block) => {
    if (!isBlock(block)) return block;
    const followed = sharing(block, (block.entries ?? []).map(follow));
    return block.id === from ? { ...followed, id: to } : followed;
  });
  const entries = (document.header.entries ?? []).map((entry) => start(follow(entry)));
  const { [from]: moved, ...others } = layout.nodes ?? {};
  const groups = (layout.groups ?? []).map((group) => ({
    ...group,
    nodes: group.nodes.map((id) => (id === from ? to : id)),
  }));
  return {
    document: { ...document, header: { ...document.header, entries }, blocks },
    layout: { ...layout, nodes: moved ? { ...others, [to]: moved } : others, groups },
  };
}

/** Where an exit leads. */
export function targetOf(drawing: Drawing, { id, exit }: { id: string; exit: string }): string | undefined {
  const block = blockOf(drawing.document, id);
  const entries = block && isBlock(block) ? (block.entries ?? []) : [];
  const found = entries.find((entry): entry is ExitEntry => entry.type === "exit" && exitKey(entry) === exit);
  return found?.target ?? undefined;
}

/** Puts a node between the ends of an edge: the exit leads to it, its first free exit leads on. */
export function splice(
  drawing: Drawing,
  from: string,
  exit: string,
  between: string,
  onward: string,
): Drawing {
  const target = targetOf(drawing, { id: from, exit });
  if (!target || target === between) return drawing;
  return connect(connect(drawing, from, exit, between), between, onward, target);
}

/** What was cut out of a flow, to be pasted into this one or another. */
export interface Clip {
  blocks: AnyBlock[];
  places: Record<string, NodePlace>;
  /** Those of which all nodes are here. */
  groups?: Group[];
}

export function copyNodes(drawing: Drawing, ids: ReadonlySet<string>): Clip {
  const blocks = (drawing.document.blocks ?? []).filter((block) => ids.has(block.id));
  const places: Record<string, NodePlace> = {};
  for (const { id } of blocks) {
    const at = drawing.layout.nodes?.[id];
    if (at) places[id] = at;
  }
  const groups = (drawing.layout.groups ?? []).filter((group) => group.nodes.every((id) => ids.has(id)));
  return { blocks, places, groups };
}

/**
 * Pastes with new ids. Edges inside the clip follow; edges out of it are kept where the flow has such a node and
 * `keepOutgoing` says so (a duplicate inside one flow), else they lead nowhere and are found by the checks.
 */
export function paste(
  drawing: Drawing,
  clip: Clip,
  offset: Point,
  keepOutgoing: boolean,
): { drawing: Drawing; ids: string[] } {
  const taken = idsOf(drawing.document);
  const there = new Set(taken);
  const renamed = new Map<string, string>();
  for (const block of clip.blocks) {
    const id = freshId(block.id, taken);
    taken.add(id);
    renamed.set(block.id, id);
  }
  const lead = (target: string | null | undefined): string | null => {
    if (!target) return null;
    return renamed.get(target) ?? (keepOutgoing && there.has(target) ? target : null);
  };
  const blocks = clip.blocks.map((block) => {
    const id = renamed.get(block.id) ?? block.id;
    if (!isBlock(block)) return { ...block, id };
    const entries = (block.entries ?? []).map((entry) =>
      entry.type === "exit" ? { ...entry, target: lead(entry.target) } : entry,
    );
    return { ...block, id, entries };
  });
  const places: Record<string, NodePlace> = {};
  for (const [from, at] of Object.entries(clip.places)) {
    const id = renamed.get(from);
    if (id) places[id] = { ...at, x: at.x + offset.x, y: at.y + offset.y };
  }
  const takenGroups = new Set((drawing.layout.groups ?? []).map((group) => group.id));
  const groups = (clip.groups ?? []).map((group) => {
    const id = freshId(group.id, takenGroups);
    takenGroups.add(id);
    return { ...group, id, nodes: group.nodes.flatMap((node) => renamed.get(node) ?? []) };
  });
  const added = addBlocks(drawing, blocks, places);
  return {
    drawing: groups.length > 0 ? changeGroups(added, (there) => [...there, ...groups]) : added,
    ids: [...renamed.values()],
  };
}

export function changeGroups(drawing: Drawing, change: (groups: Group[]) => Group[]): Drawing {
  const layout: Layout = { ...drawing.layout, groups: change([...(drawing.layout.groups ?? [])]) };
  return { ...drawing, layout };
}
