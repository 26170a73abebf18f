/** Takes over a drawing that was read anew from text, so that what did not change keeps its identity. */

import type { AnyBlock, FlowDocument } from "../../document/types";

/** Blocks (and the header) that say the same stay the very objects that they were: nothing else is redrawn or sent. */
export function keepingSame(before: FlowDocument, read: FlowDocument): FlowDocument {
  const known = new Map((before.blocks ?? []).map((block) => [block.id, block]));
  const blocks = (read.blocks ?? []).map((block): AnyBlock => {
    const old = known.get(block.id);
    return old && same(old, block) ? old : block;
  });
  const header = same(before.header, read.header) ? before.header : read.header;
  const sameBlocks =
    blocks.length === (before.blocks ?? []).length &&
    blocks.every((block, index) => block === before.blocks?.[index]);
  if (header === before.header && sameBlocks && same(before.tail ?? [], read.tail ?? [])) return before;
  return { ...read, header, blocks };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

// Members with a default may be absent, and members come in any order.
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  const told = Object.entries(value)
    .filter(([, each]) => each !== null && each !== undefined && !(Array.isArray(each) && each.length === 0))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(told.map(([name, each]) => [name, plain(each)]));
}
