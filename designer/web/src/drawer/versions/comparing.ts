/**
 * What the canvas shows while versions are compared: what was removed stands where it was, and a version that is not
 * the drawing is shown in its place, to be looked at only.
 */

import { create } from "zustand";
import type { Paint } from "../../canvas/NodeCard";
import type { AnyBlock, Drawing, Layout } from "../../document/types";
import type { Schemas } from "./queries";

interface Comparing {
  /** Shown instead of the drawing; undefined: the drawing itself. */
  instead: Drawing | undefined;
  /** Nodes that are not there any more. */
  removed: readonly AnyBlock[];
  /** Where they stood. */
  places: NonNullable<Layout["nodes"]>;
  /** What is compared, in words: `version 1 → draft as saved`. */
  title: string;
}

const NOTHING: Comparing = { instead: undefined, removed: [], places: {}, title: "" };

export const useComparing = create<Comparing>()(() => NOTHING);

/** `isDrawing`: the later side is what is being drawn. */
export function compare(difference: Schemas["DiffAnswer"], isDrawing: boolean, title: string): void {
  const { after, after_layout, before, before_layout } = difference;
  const gone = new Set(difference.removed);
  useComparing.setState({
    instead: isDrawing || !after ? undefined : { document: after, layout: after_layout },
    removed: (before?.blocks ?? []).filter((block) => gone.has(block.id)),
    places: before_layout.nodes ?? {},
    title,
  });
}

export function stopComparing(): void {
  useComparing.setState(NOTHING);
}

export function paintOfDifference(
  difference: Pick<Schemas["DiffAnswer"], "added" | "changed" | "moved" | "removed">,
): ReadonlyMap<string, Partial<Paint>> {
  return new Map(
    (["moved", "changed", "added", "removed"] as const).flatMap((change) =>
      difference[change].map((id) => [id, { change }] as const),
    ),
  );
}
