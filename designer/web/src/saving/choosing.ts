/**
 * Puts two people's changes together where they disagree: for each conflict the part of one side is taken. Parts are
 * named as the server's merge names them (`designer/merging/documents.py`).
 */

import type { AnyBlock, Block, Entry, FlowDocument, Header, HeaderEntry, Value } from "../document/types";
import type { StaleSave } from "./store";

export type Conflict = StaleSave["conflicts"][number];
export type Side = "mine" | "theirs";

/** `merged` with the part of the chosen side for each conflict; mine where nothing was chosen. */
export function settled(
  merged: FlowDocument,
  sides: Readonly<Record<Side, FlowDocument>>,
  conflicts: readonly Conflict[],
  choices: readonly (Side | undefined)[],
): FlowDocument {
  return conflicts.reduce(
    (document, conflict, index) => withPart(document, sides[choices[index] ?? "mine"], conflict),
    merged,
  );
}

function withPart(document: FlowDocument, from: FlowDocument, conflict: Conflict): FlowDocument {
  const { node, part } = conflict;
  if (node === null) {
    if (part === "end of the flow") return { ...document, tail: from.tail ?? [] };
    return { ...document, header: withHeaderPart(document.header, from.header, conflict) };
  }
  const blocks = document.blocks ?? [];
  const index = blocks.findIndex((block) => block.id === node);
  const source = from.blocks?.find((block) => block.id === node);
  const target = blocks[index];
  if (!source) return { ...document, blocks: blocks.filter((block) => block.id !== node) };
  if (!target) return { ...document, blocks: [...blocks, source] };
  return { ...document, blocks: blocks.with(index, withBlockPart(target, source, conflict)) };
}

function withBlockPart(target: AnyBlock, source: AnyBlock, conflict: Conflict): AnyBlock {
  const { part } = conflict;
  if (part === "node" || target.type !== "block" || source.type !== "block") return source;
  if (part === "title") return { ...target, title: source.title ?? null } satisfies Block;
  if (part === "kind") return { ...target, kind: source.kind } satisfies Block;
  if (part === "comments")
    return { ...target, comments: source.comments ?? null, tail: source.tail ?? [] } satisfies Block;
  return { ...target, entries: withEntry(target.entries ?? [], source.entries ?? [], conflict) };
}

function withHeaderPart(target: Header, source: Header, conflict: Conflict): Header {
  const { part } = conflict;
  if (part === "id") return { ...target, id: source.id };
  if (part === "title") return { ...target, title: source.title ?? null };
  if (part === "comments") return { ...target, comments: source.comments ?? null, tail: source.tail ?? [] };
  return { ...target, entries: withEntry(target.entries ?? [], source.entries ?? [], conflict) };
}

function withEntry<E extends Entry | HeaderEntry>(
  target: readonly E[],
  source: readonly E[],
  { part, language }: Conflict,
): E[] {
  const index = target.findIndex((entry) => nameOf(entry) === part);
  const found = source.find((entry) => nameOf(entry) === part);
  const old = target[index];
  if (!found) return target.filter((_, place) => place !== index);
  if (!old) return [...target, found];
  if (language !== null && old.type === "field" && found.type === "field") {
    return target.with(index, { ...old, value: withLanguage(old.value, found.value, language) });
  }
  return target.with(index, found);
}

function withLanguage(target: Value, source: Value, language: string): Value {
  if (target.type !== "localized" || source.type !== "localized") return source;
  const text = source.languages.find((each) => each.language === language);
  const others = target.languages.filter((each) => each.language !== language);
  if (!text) return { ...target, languages: others };
  const known = others.length < target.languages.length;
  const languages = known
    ? target.languages.map((each) => (each.language === language ? text : each))
    : [...target.languages, text];
  return { ...target, languages };
}

function nameOf(entry: Entry | HeaderEntry): string {
  switch (entry.type) {
    case "field":
      return entry.index == null ? entry.name : `${entry.name}[${entry.index}]`;
    case "exit":
      return entry.argument == null ? entry.name : `${entry.name} ${entry.argument}`;
    case "into":
      return `into ${entry.variable}`;
    case "variable":
      return `variable ${entry.name}`;
    case "handler":
      return `on ${entry.event}`;
  }
}
