/** Ids for new nodes. */

import type { FlowDocument } from "./types";

export function idsOf(document: FlowDocument): Set<string> {
  return new Set((document.blocks ?? []).map((block) => block.id));
}

/** `menu`, then `menu_2`, `menu_3`…; a number that is there already is counted on from. */
export function freshId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/_\d+$/, "");
  for (let number = 2; ; number++) {
    const id = `${stem}_${number}`;
    if (!taken.has(id)) return id;
  }
}

const ID = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function isId(text: string): boolean {
  return ID.test(text) && text.length <= 64;
}
