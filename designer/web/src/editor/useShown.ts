/** What the canvas shows: the drawing, or the version that it is compared with; and what is not there any more. */

import type { TFunction } from "i18next";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { placeMissing } from "../canvas/autoLayout";
import type { PlacedNode } from "../canvas/nodes";
import { Projection, type Seen } from "../canvas/projection";
import type { NodeView } from "../canvas/view";
import type { Catalogue } from "../catalogue/catalogue";
import type { Point } from "../document/edits";
import { useDrawing } from "../document/store";
import type { FlowDocument, Layout } from "../document/types";
import { useComparing } from "../drawer/versions/comparing";
import { paintOf, useLooking } from "./selection";

const NOT_CHECKED = { nodes: new Map() } as const;

interface Shown {
  document: FlowDocument;
  layout: Layout;
  /** It is not the drawing: nothing of it can be changed. */
  isOther: boolean;
}

export function useShown(): Shown {
  const document = useDrawing((drawing) => drawing.document);
  const layout = useDrawing((drawing) => drawing.layout);
  const instead = useComparing((comparing) => comparing.instead);
  return useMemo(
    () => (instead ? { ...instead, isOther: true } : { document, layout, isOther: false }),
    [document, layout, instead],
  );
}

/** What the last check said is about the drawing alone. */
export function seenOf(seen: Seen, isOther: boolean): Seen {
  return isOther ? { ...seen, ...NOT_CHECKED } : seen;
}

/** What the drawer says about a node, by colours, and for screen readers in words. */
export function painted(
  id: string,
  paints: Parameters<typeof paintOf>[1],
  t: TFunction,
): Pick<PlacedNode, "paint" | "said"> {
  const paint = paintOf(id, paints);
  return paint.change ? { paint, said: t(`versions.${paint.change}`) } : { paint };
}

/** Nodes that the earlier version had. */
export function useRemoved(
  catalogue: Catalogue,
  heard: string,
  shown: readonly NodeView[],
  shownAt: Readonly<Record<string, Point>>,
): PlacedNode[] {
  const { removed, places } = useComparing();
  const paints = useLooking((looking) => looking.paints);
  const { t } = useTranslation();
  const projection = useRef(new Projection());
  return useMemo(() => {
    if (removed.length === 0) return [];
    const views = projection.current.views(
      { header: { id: "" }, blocks: [...removed] },
      { catalogue, heard, ...NOT_CHECKED },
    );
    // Where nobody knows any more where they stood, they stand under the others.
    const stood = Object.fromEntries(views.flatMap(({ id }) => (places[id] ? [[id, places[id]]] : [])));
    const known = { ...placeMissing([...shown, ...views], { ...shownAt, ...stood }), ...stood };
    return views.map((view) => ({
      view,
      at: known[view.id] ?? { x: 0, y: 0 },
      ...painted(view.id, paints, t),
      gone: true,
    }));
  }, [removed, places, paints, catalogue, heard, shown, shownAt, t]);
}
