/** The server names exits in full (`key 1`), the canvas by their lines (`key "1"`): from the one to the other. */

import type { NodeState } from "../../checks/types";
import { exitKey, type FlowDocument, isBlock } from "../../document/types";

/** Node → full name → the name by which the canvas knows the exit. Exits without a line have one name. */
export type ExitNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function exitNamesOf(document: FlowDocument, nodes: ReadonlyMap<string, NodeState>): ExitNames {
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const block of document.blocks ?? []) {
    const lines = nodes.get(block.id)?.lines ?? [];
    if (!isBlock(block)) continue;
    const own = new Map<string, string>();
    for (const { entry, name } of lines) {
      const line = block.entries?.[entry];
      if (line?.type === "exit") own.set(name, exitKey(line));
    }
    names.set(block.id, own);
  }
  return names;
}
