/** A flow just as the call ran on it, to be looked at only: where the call went, and where it is at the chosen stop. */

import { useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { placeMissing } from "../../canvas/autoLayout";
import { Canvas } from "../../canvas/Canvas";
import type { Gestures } from "../../canvas/gestures";
import { Projection } from "../../canvas/projection";
import { CARD_WIDTH, cardHeight } from "../../canvas/view";
import type { Catalogue } from "../../catalogue/catalogue";
import type { FlowDocument, Layout } from "../../document/types";
import { framesOf } from "../../editor/frames";
import type { Stop } from "../queries";
import { lineOf, paintOfWay, wayIn } from "./way";

interface Props {
  catalogue: Catalogue;
  flow: string;
  document: FlowDocument;
  layout: Layout;
  heard: string;
  stops: readonly Stop[];
  /** Index of the chosen stop. */
  at: number;
  /** Of that at which the call ended. */
  end: number;
  onChoose: (stop: number) => void;
}

const UNSEEN = { nodes: new Map() } as const;
const NOT_FOLDED: ReadonlyMap<string, string> = new Map();
const NO_NODES: ReadonlySet<string> = new Set();
const GLIDE_MS = 200;
const MARGIN = 24;

const nothing = () => {};
const LOOKING: Gestures = {
  select: nothing,
  selectLine: nothing,
  move: nothing,
  resize: nothing,
  connect: nothing,
  reconnect: nothing,
  askWhatToAdd: nothing,
  add: nothing,
  spliceInto: nothing,
  open: nothing,
  write: nothing,
  startRenaming: nothing,
  renameGroup: nothing,
  foldGroup: nothing,
};

export function WayCanvas({ catalogue, flow, document, layout, heard, stops, at, end, onChoose }: Props) {
  const { t } = useTranslation();
  const projection = useRef(new Projection());
  const views = useMemo(
    () => projection.current.views(document, { catalogue, heard, ...UNSEEN }),
    [document, catalogue, heard],
  );
  const places = useMemo(
    () => ({ ...placeMissing(views, layout.nodes ?? {}), ...layout.nodes }),
    [views, layout.nodes],
  );
  const frames = useMemo(() => {
    // The call may have gone through what is folded away in the drawing.
    const groups = (layout.groups ?? []).map((group) => ({ ...group, collapsed: false }));
    return framesOf({ ...layout, groups }, views, places);
  }, [layout, views, places]);
  const way = useMemo(() => wayIn(flow, stops, end, views), [flow, stops, end, views]);
  const stop = stops[at];
  const nodes = useMemo(
    () =>
      views.map((view) => ({
        view,
        at: places[view.id] ?? { x: 0, y: 0 },
        paint: paintOfWay(way, stop, flow, view.id),
      })),
    [views, places, way, stop, flow],
  );
  const latest = useRef({ stops, at });
  latest.current = { stops, at };
  const gestures = useMemo<Gestures>(
    () => ({
      ...LOOKING,
      select: ([id]) => {
        const found =
          id === undefined ? undefined : nextVisit(latest.current.stops, latest.current.at, flow, id);
        if (found !== undefined) onChoose(found);
      },
    }),
    [flow, onChoose],
  );
  const place = stop?.flow === flow ? places[stop.node] : undefined;
  const view = views.find(({ id }) => id === stop?.node);
  useInView(place && view ? { ...place, width: CARD_WIDTH, height: cardHeight(view) } : undefined);
  return (
    <section className="call-canvas" aria-label={t("calls.drawing", { flow })}>
      <Canvas
        views={views}
        nodes={nodes}
        frames={frames}
        inFolded={NOT_FOLDED}
        selected={NO_NODES}
        line={stop?.flow === flow ? lineOf(views, stop) : undefined}
        walked={way.lines}
        readOnly
        gestures={gestures}
      />
    </section>
  );
}

/** The next stop at a node, from where one is; after the last one the first. */
function nextVisit(stops: readonly Stop[], at: number, flow: string, node: string): number | undefined {
  const here = (stop: Stop) => stop.flow === flow && stop.node === node;
  const next = stops.findIndex((stop, index) => index > at && here(stop));
  const first = stops.findIndex(here);
  return next >= 0 ? next : first >= 0 ? first : undefined;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is not to be seen is brought into the middle, as near as one looks already. */
function useInView(box: Box | undefined): void {
  const canvas = useReactFlow();
  const { x, y, width, height } = box ?? {};
  useEffect(() => {
    if (x === undefined || y === undefined || width === undefined || height === undefined) return;
    // The first view is there after the first picture.
    const frame = requestAnimationFrame(() => {
      const pane = document.querySelector(".call-canvas .react-flow")?.getBoundingClientRect();
      if (!pane) return;
      const from = canvas.flowToScreenPosition({ x, y });
      const to = canvas.flowToScreenPosition({ x: x + width, y: y + height });
      const inside =
        from.x >= pane.left + MARGIN &&
        to.x <= pane.right - MARGIN &&
        from.y >= pane.top + MARGIN &&
        to.y <= pane.bottom - MARGIN;
      if (inside) return;
      void canvas.setCenter(x + width / 2, y + height / 2, { zoom: canvas.getZoom(), duration: GLIDE_MS });
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, x, y, width, height]);
}
