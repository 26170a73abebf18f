/** What the nodes of the flow that is drawn are called. */

import { useMemo } from "react";
import { useDrawing } from "../../document/store";
import { isBlock } from "../../document/types";

/** Node → its title, or its id where it has none. */
export function useTitles(): ReadonlyMap<string, string> {
  const blocks = useDrawing((drawing) => drawing.document.blocks);
  return useMemo(
    () => new Map((blocks ?? []).map((block) => [block.id, (isBlock(block) && block.title) || block.id])),
    [blocks],
  );
}
