/** Edits of the lines of a block or of the header, as pure functions over its entries. Nothing else is moved or lost. */

import type { Comments, Entry, ExitEntry, FieldEntry, HeaderEntry, Value, VariableEntry } from "./types";

type AnyEntry = Entry | HeaderEntry;

/** Where the line of a field is; -1 when it is not there. `index`: of `prompt[2]`, null for `prompt`. */
export function whereField(entries: readonly AnyEntry[], name: string, index: number | null = null): number {
  return entries.findIndex(
    (entry) => entry.type === "field" && entry.name === name && (entry.index ?? null) === index,
  );
}

/** `prompt[2]`, `prompt[3]`…: the attempts that have a line of their own, ascending. */
export function indicesOf(entries: readonly AnyEntry[], name: string): number[] {
  return entries
    .flatMap((entry) => (entry.type === "field" && entry.name === name && entry.index ? [entry.index] : []))
    .sort((one, other) => one - other);
}

/**
 * Sets a field, or removes it (null). A new line goes where the declaration has it: behind the fields that are declared
 * before it (`order`), and behind lower indices of itself.
 */
export function withField<E extends AnyEntry>(
  entries: readonly E[],
  order: readonly string[],
  field: { name: string; index?: number | null },
  value: Value | null,
): E[] {
  const index = field.index ?? null;
  const at = whereField(entries, field.name, index);
  if (value === null) return at < 0 ? [...entries] : entries.toSpliced(at, 1);
  if (at >= 0) return entries.with(at, { ...(entries[at] as FieldEntry), value } as AnyEntry as E);
  const fresh: FieldEntry = { type: "field", name: field.name, value, ...(index ? { index } : {}) };
  const rank = (name: string, number: number) => {
    const found = order.indexOf(name);
    return (found < 0 ? order.length : found) * 100 + number;
  };
  const mine = rank(field.name, index ?? 0);
  const before = entries.findLastIndex(
    (entry) => entry.type === "field" && rank(entry.name, entry.index ?? 0) < mine,
  );
  return entries.toSpliced(before + 1, 0, fresh as AnyEntry as E);
}

/** Keeps a result of a node in a variable; null: nowhere. */
export function withInto(entries: readonly Entry[], result: string, variable: string | null): Entry[] {
  const at = entries.findIndex((entry) => entry.type === "into" && entry.result === result);
  if (variable === null) return at < 0 ? [...entries] : entries.toSpliced(at, 1);
  if (at >= 0) {
    const old = entries[at];
    return old?.type === "into" ? entries.with(at, { ...old, variable }) : [...entries];
  }
  const before = entries.findLastIndex((entry) => entry.type !== "exit");
  return entries.toSpliced(before + 1, 0, { type: "into", variable, result });
}

/** Adds the line of an exit behind the last one of its name, else behind all exits of the names before it in `order`. */
export function withExit<E extends AnyEntry>(
  entries: readonly E[],
  order: readonly string[],
  exit: ExitEntry,
): E[] {
  const rank = (name: string) => order.indexOf(name);
  const before = entries.findLastIndex(
    (entry) => entry.type !== "exit" || rank(entry.name) <= rank(exit.name),
  );
  return entries.toSpliced(before + 1, 0, exit as AnyEntry as E);
}

/** Moves a line among those of the same exit. They are asked in their order: the first that fits is taken. */
export function withExitMoved<E extends AnyEntry>(entries: readonly E[], at: number, by: 1 | -1): E[] {
  const moved = entries[at];
  if (moved?.type !== "exit") return [...entries];
  for (let other = at + by; other >= 0 && other < entries.length; other += by) {
    const swapped = entries[other] as E;
    if (swapped.type === "exit" && swapped.name === moved.name) {
      return entries.with(at, swapped).with(other, moved);
    }
  }
  return [...entries];
}

/** Declares a variable behind the others; one of that name stays as it is. */
export function withVariable(entries: readonly HeaderEntry[], variable: VariableEntry): HeaderEntry[] {
  if (entries.some((entry) => entry.type === "variable" && entry.name === variable.name)) return [...entries];
  const before = entries.findLastIndex((entry) => entry.type === "field" || entry.type === "variable");
  return entries.toSpliced(before + 1, 0, variable);
}

/** What is remarked: the lines before, then what stands behind on the same line. */
export function remarksOf(comments: Comments | null | undefined): string {
  return [...(comments?.before ?? []), ...(comments?.end ? [comments.end] : [])].join("\n");
}

/** Comments that say this. A last line that stood behind on the same line stays there. Undefined when there are none. */
export function withRemarks(comments: Comments | null | undefined, text: string): Comments | undefined {
  const lines = text.trim() === "" ? [] : text.split("\n").map((line) => line.trimEnd());
  const end = comments?.end && lines.at(-1) === comments.end ? comments.end : undefined;
  const before = end ? lines.slice(0, -1) : lines;
  if (lines.length === 0) return undefined;
  return { ...(before.length > 0 ? { before } : {}), ...(end ? { end } : {}) };
}

/** A line, a node or the header with these remarks. */
export function remarked<T extends { comments?: Comments | null }>(what: T, text: string): T {
  const { comments, ...rest } = what;
  const remarks = withRemarks(comments, text);
  return (remarks ? { ...rest, comments: remarks } : rest) as T;
}

/** The same lines, the one at `at` with these remarks. */
export function withRemarksAt<E extends AnyEntry>(entries: readonly E[], at: number, text: string): E[] {
  const entry = entries[at];
  return entry ? entries.with(at, remarked(entry, text)) : [...entries];
}
