/**
 * A flow as it is edited: generic blocks, no kind known by name. The server reads and prints the text
 * (`designer/documents/shapes.py` declares these shapes; the names here are shorthands for the generated ones).
 */

import type { components } from "../api/schema";

type Schemas = components["schemas"];

export type Comments = Schemas["CommentsShape"];
export type Value = Schemas["TextValue"] | Schemas["LocalizedValue"];
export type LocalizedValue = Schemas["LocalizedValue"];
export type FieldEntry = Schemas["FieldShape"];
export type IntoEntry = Schemas["IntoShape"];
export type ExitEntry = Schemas["ExitShape"];
export type VariableEntry = Schemas["VariableShape"];
export type HandlerEntry = Schemas["HandlerShape"];
export type Entry = FieldEntry | IntoEntry | ExitEntry;
export type HeaderEntry = FieldEntry | VariableEntry | HandlerEntry | ExitEntry;
export type Header = Schemas["HeaderShape"];
export type Block = Schemas["BlockShape"];
export type BrokenBlock = Schemas["BrokenBlock"];
export type AnyBlock = Block | BrokenBlock;
export type FlowDocument = Schemas["Document"];
export type NodePlace = Schemas["NodePlace"];
export type Group = Schemas["GroupShape"];
export type Layout = Schemas["LayoutShape"];

/** What undo and redo go back and forth between. */
export interface Drawing {
  document: FlowDocument;
  layout: Layout;
}

export function isBlock(block: AnyBlock): block is Block {
  return block.type === "block";
}

export function fieldsOf(entries: readonly (Entry | HeaderEntry)[]): FieldEntry[] {
  return entries.filter((entry) => entry.type === "field");
}

export function exitsOf(entries: readonly (Entry | HeaderEntry)[]): ExitEntry[] {
  return entries.filter((entry) => entry.type === "exit");
}

/** Names an exit line within its node: `noinput`, `key "1"`. Handles on the canvas carry it. */
export function exitKey(exit: Pick<ExitEntry, "name" | "argument">): string {
  return exit.argument ? `${exit.name} ${exit.argument}` : exit.name;
}
