/** What is on the drawing surface: nodes where they stand, frames around groups, and what is hidden in folded ones. */

import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { sameItems, useKept } from "../app/useKept";
import { placeMissing } from "../canvas/autoLayout";
import type { PlacedNode } from "../canvas/nodes";
import { Projection } from "../canvas/projection";
import type { Frame, NodeView } from "../canvas/view";
import type { Catalogue } from "../catalogue/catalogue";
import { useChecks } from "../checks/store";
import { place } from "../document/edits";
import { useDrawing } from "../document/store";
import type { NodePlace } from "../document/types";
import { framesOf } from "./frames";
import { useLooking } from "./selection";
import { painted, seenOf, useRemoved, useShown } from "./useShown";

interface Drawn {
  /** Of all nodes, hidden ones too. */
  views: readonly NodeView[];
  /** Nodes that are not hidden, and those that another version had beside them. */
  drawn: PlacedNode[];
  /** All nodes whose lines are drawn. */
  lined: readonly NodeView[];
  frames: Frame[];
  /** By node that is hidden: the folded group in which it is. */
  inFolded: ReadonlyMap<string, string>;
  /** Another version is looked at. */
  isOther: boolean;
}

export function useDrawn(catalogue: Catalogue): Drawn {
  const { document, layout, isOther } = useShown();
  const nodes = useChecks((checks) => checks.nodes);
  const { heard, paints, renaming } = useLooking();
  const { t } = useTranslation();
  const projection = useRef(new Projection());
  const seen = useMemo(
    () => projection.current.views(document, seenOf({ catalogue, nodes, heard }, isOther)),
    [document, catalogue, nodes, heard, isOther],
  );
  const views = useKept(seen, sameItems);
  const places = useMemo(
    () => ({ ...placeMissing(views, layout.nodes ?? {}), ...layout.nodes }),
    [views, layout.nodes],
  );
  usePlacing(views, isOther);
  const inFolded = useMemo(
    () =>
      new Map(
        (layout.groups ?? [])
          .filter((group) => group.collapsed)
          .flatMap((group) => group.nodes.map((id) => [id, group.id] as const)),
      ),
    [layout.groups],
  );
  const placed = useMemo(
    () =>
      views
        .filter((view) => !inFolded.has(view.id))
        .map((view) => ({
          view,
          at: places[view.id] ?? { x: 0, y: 0 },
          ...sizeOf(layout.nodes?.[view.id]),
          ...painted(view.id, paints, t),
        })),
    [views, places, layout.nodes, paints, inFolded, t],
  );
  const removed = useRemoved(catalogue, heard, views, places);
  const drawn = useMemo(() => (removed.length > 0 ? [...placed, ...removed] : placed), [placed, removed]);
  const lined = useMemo(() => [...views, ...removed.map(({ view }) => view)], [views, removed]);
  const frames = useMemo(() => framesOf(layout, views, places, renaming), [layout, views, places, renaming]);
  return { views, drawn, lined, frames, inFolded, isOther };
}

/** From the first edit on, nodes that nobody has placed stay where they were shown: nothing jumps under one's hands. */
function usePlacing(views: readonly NodeView[], isOther: boolean): void {
  const latest = useRef(views);
  if (!isOther) latest.current = views;
  useEffect(() => {
    useDrawing.setState({
      settle: (drawing) => {
        const missing = placeMissing(latest.current, drawing.layout.nodes ?? {});
        return Object.keys(missing).length > 0 ? place(drawing, missing) : drawing;
      },
    });
    return () => useDrawing.setState({ settle: (drawing) => drawing });
  }, []);
}

function sizeOf(at: NodePlace | undefined): { width?: number; height?: number } {
  return at?.width && at.height ? { width: at.width, height: at.height } : {};
}
