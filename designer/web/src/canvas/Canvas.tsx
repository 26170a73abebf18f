/**
 * The drawing surface. It knows boxes, exits and lines, nothing of flows: what a gesture means is decided by the
 * `Gestures` that the editor passes in. While a box is dragged only React Flow's own state changes; the drawing, and
 * with it undo, autosave and the checks, hears of it when the box is dropped.
 */

import {
  applyNodeChanges,
  Background,
  type Connection,
  ConnectionMode,
  Controls,
  type Edge,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { type DragEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "../app/useAppearance";
import { useKept } from "../app/useKept";
import { GRID, type Point } from "../document/edits";
import "./canvas.css";
import { DetailContext, isFromAfar, levelAt } from "./detail";
import { KIND_DRAGGED } from "./dragging";
import { EmptyHint } from "./EmptyHint";
import { Edges, edgeUnder, exitOfEdge, markEnds } from "./edges";
import { FlowMap } from "./FlowMap";
import { firstView } from "./firstView";
import { GroupFrame } from "./GroupFrame";
import { type Gestures, GesturesContext } from "./gestures";
import { labelsOf } from "./labels";
import { keepingLines, type Lines, linesOf } from "./lines";
import { NodeCard } from "./NodeCard";
import { NoteCard } from "./NoteCard";
import { type AnyNode, brought, cardNode, carried, frameNode, type PlacedNode } from "./nodes";
import { StillLines } from "./StillLines";
import { CARD_WIDTH, ENTRY_OFFSET, type Frame, type NodeView } from "./view";
import { samePlaces, sameWiring } from "./wiring";

interface Props {
  /** Of all nodes, those in folded groups too. */
  views: readonly NodeView[];
  nodes: readonly PlacedNode[];
  /** By node that is hidden: the folded group in which it is. */
  inFolded: ReadonlyMap<string, string>;
  frames: readonly Frame[];
  selected: ReadonlySet<string>;
  /** The line that is chosen, as its edge is named. */
  line: string | undefined;
  /** Lines that a real call took. */
  walked?: ReadonlySet<string>;
  readOnly: boolean;
  gestures: Gestures;
}

const NODE_TYPES = { card: NodeCard, note: NoteCard, frame: GroupFrame };
const MANY_NODES = 150;
/** So few need no map. */
const FEW_NODES = 10;

export function Canvas(props: Props) {
  const { views, nodes, inFolded, frames, selected, line, walked, readOnly, gestures } = props;
  const appearance = useAppearance();
  const flow = useReactFlow<AnyNode, Edge>();
  const pane = useRef<HTMLDivElement>(null);
  const given = useMemo(() => [...frames.map(frameNode), ...nodes.map(cardNode)], [frames, nodes]);
  const [shown, setShown] = useState<AnyNode[]>(given);
  // Now, not after the drawing: boxes and their lines come together, and are drawn once.
  const [taken, setTaken] = useState({ given, selected });
  if (taken.given !== given || taken.selected !== selected) {
    setTaken({ given, selected });
    setShown((before) => brought(before, given, selected));
  }
  const [allEdges] = useState(() => new Edges());
  const level = useStore((state) => levelAt(state.transform[2]));
  const detail = level === "all";
  const afar = useStore((state) => isFromAfar(state.transform[2]));
  const drawn = useMemo(() => ({ level, appearance }), [level, appearance]);
  const many = nodes.length > MANY_NODES;
  const wired = useKept(views, sameWiring);
  const edges = useMemo(
    () => allEdges.of(wired, inFolded, selected, line, walked),
    [allEdges, wired, inFolded, selected, line, walked],
  );
  const lastLines = useRef<Lines | undefined>(undefined);
  const places = useKept(nodes, samePlaces);
  const lines = useMemo(() => {
    lastLines.current = many ? keepingLines(lastLines.current, linesOf(places, edges, !detail)) : undefined;
    return lastLines.current;
  }, [many, places, edges, detail]);
  const [dragging, setDragging] = useState(false);
  const { t } = useTranslation();
  const labels = useMemo(() => labelsOf(t), [t]);

  const onNodesChange = useCallback(
    (changes: NodeChange<AnyNode>[]) => {
      setShown((before) => applyNodeChanges(changes, before));
      const chosen = changes.filter((change) => change.type === "select");
      if (chosen.length > 0) {
        const next = new Set(selected);
        for (const change of chosen) change.selected ? next.add(change.id) : next.delete(change.id);
        gestures.select([...next]);
      }
      for (const change of changes) {
        if (change.type === "dimensions" && change.resizing === false && change.dimensions) {
          gestures.resize(change.id, change.dimensions.width, change.dimensions.height);
        }
      }
    },
    [gestures, selected],
  );

  const onConnectEnd = useCallback(
    (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.isValid || !state.fromNode || !state.fromHandle?.id) return;
      const screen = "clientX" in event ? event : event.changedTouches[0];
      if (!screen) return;
      const at = { x: screen.clientX, y: screen.clientY };
      const from = { id: state.fromNode.id, exit: state.fromHandle.id };
      const corner = flow.screenToFlowPosition(at);
      gestures.askWhatToAdd({ at: { x: corner.x, y: corner.y - ENTRY_OFFSET }, screen: at, from });
    },
    [flow, gestures],
  );

  const askHere = useCallback(
    (event: MouseEvent) => {
      if (readOnly) return;
      if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
      const screen = { x: event.clientX, y: event.clientY };
      const middle = flow.screenToFlowPosition(screen);
      gestures.askWhatToAdd({ at: { x: middle.x - CARD_WIDTH / 2, y: middle.y }, screen });
    },
    [flow, gestures, readOnly],
  );
  const onPaneClick = useCallback(
    (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey) askHere(event);
      else gestures.selectLine(null);
    },
    [askHere, gestures],
  );

  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer.getData(KIND_DRAGGED);
      if (!kind) return;
      event.preventDefault();
      const at = flow.screenToFlowPosition({ x: event.clientX - CARD_WIDTH / 2, y: event.clientY - 20 });
      gestures.add(kind, at, edgeUnder(event.clientX, event.clientY));
    },
    [flow, gestures],
  );

  const onNodeDragStop = useCallback(
    (event: MouseEvent | globalThis.MouseEvent | TouchEvent, node: AnyNode, moved: AnyNode[]) => {
      setDragging(false);
      const places: Record<string, Point> = {};
      for (const each of moved) places[each.id] = each.position;
      const unconnected = node.type === "card" && !flow.getEdges().some((edge) => edge.target === node.id);
      const onto = "clientX" in event ? edgeUnder(event.clientX, event.clientY, node.id) : undefined;
      if (moved.length === 1 && unconnected && onto) gestures.spliceInto(places, node.id, onto);
      else gestures.move(places);
    },
    [flow, gestures],
  );

  const frameAt = useRef<Point>({ x: 0, y: 0 });
  const onNodeDragStart = useCallback((_: unknown, node: AnyNode) => {
    setDragging(true);
    frameAt.current = node.position;
  }, []);
  const onNodeDrag = useCallback((_: unknown, { type, data, position }: AnyNode) => {
    if (type !== "frame") return;
    const by = { x: position.x - frameAt.current.x, y: position.y - frameAt.current.y };
    frameAt.current = position;
    setShown((before) => carried(before, data.frame, by));
  }, []);
  // The very same functions with every frame of a drag: React Flow renders all nodes anew for another one.
  const steady = useMemo(() => handlersFor(gestures), [gestures]);

  const onInit = (instance: ReactFlowInstance<AnyNode, Edge>) => {
    const box = pane.current?.getBoundingClientRect();
    if (!box) return;
    const boxes = nodes.map(cardNode).map(({ id, position, width = 0, height = 0 }) => ({
      id,
      at: position,
      width,
      height,
    }));
    const start = nodes.find(({ view }) => view.isStart)?.view.id;
    void instance.setViewport(firstView(boxes, start, box));
  };

  return (
    <GesturesContext value={readOnly ? undefined : gestures}>
      <DetailContext value={drawn}>
        <ReactFlow<AnyNode, Edge>
          ref={pane}
          {...(afar ? { className: "canvas-from-afar" } : {})}
          nodes={shown}
          edges={lines?.live ?? edges}
          nodeTypes={NODE_TYPES}
          colorMode={appearance}
          connectionMode={ConnectionMode.Strict}
          isValidConnection={isValidConnection}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          edgesReconnectable={!readOnly}
          edgesFocusable={false}
          ariaLabelConfig={labels}
          elementsSelectable
          elevateEdgesOnSelect
          onlyRenderVisibleElements={many}
          snapToGrid
          snapGrid={SNAP}
          minZoom={0.03}
          maxZoom={2}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          disableKeyboardA11y
          onInit={onInit}
          onNodesChange={onNodesChange}
          onNodeDragStart={onNodeDragStart}
          onNodeDrag={onNodeDrag}
          onNodeDragStop={onNodeDragStop}
          {...steady}
          onConnectEnd={onConnectEnd}
          onDoubleClick={askHere}
          onPaneClick={onPaneClick}
          onDrop={onDrop}
        >
          <Background gap={GRID} />
          <Controls showInteractive={false} />
          {lines ? <StillLines paths={lines.still} overview={!detail} /> : null}
          {/* A map of a thousand boxes is not drawn anew with every frame of a drag. */}
          {nodes.length < FEW_NODES || (many && dragging) ? null : <FlowMap />}
          {nodes.length === 0 ? <EmptyHint /> : null}
        </ReactFlow>
      </DetailContext>
    </GesturesContext>
  );
}

/** What needs to know nothing but the gestures. */
function handlersFor(gestures: Gestures) {
  return {
    onNodeDoubleClick: (_: unknown, node: AnyNode) => gestures.open(node.id),
    onEdgeClick: (_: unknown, edge: Edge) => gestures.selectLine(exitOfEdge(edge.id) ?? null),
    onEdgeMouseEnter: (_: unknown, edge: Edge) => markEnds(edge, true),
    onEdgeMouseLeave: (_: unknown, edge: Edge) => markEnds(edge, false),
    onConnect: ({ source, sourceHandle, target }: Connection) => {
      if (sourceHandle) gestures.connect(source, sourceHandle, target);
    },
    onReconnect: (old: Edge, { source, sourceHandle, target }: Connection) => {
      const line = exitOfEdge(old.id);
      if (line && sourceHandle) gestures.reconnect(line, source, sourceHandle, target);
    },
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
  };
}

const SNAP: [number, number] = [GRID, GRID];

function isValidConnection(connection: Connection | Edge): boolean {
  return Boolean(connection.target);
}
