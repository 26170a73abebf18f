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
  MiniMap,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  useReactFlow,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { type DragEvent, type MouseEvent, useCallback, useEffect, useMemo, useState } from "react";
import { familyColours } from "../app/theme";
import { useAppearance } from "../app/useAppearance";
import { GRID, type Point } from "../document/edits";
import "./canvas.css";
import { KIND_DRAGGED } from "./dragging";
import { edgesOf } from "./edges";
import { GroupFrame, type GroupNode } from "./GroupFrame";
import { type CardNode, NodeCard, type Paint } from "./NodeCard";
import { NoteCard } from "./NoteCard";
import { CARD_WIDTH, cardHeight, type NodeView } from "./view";

export interface PlacedNode {
  view: NodeView;
  at: Point;
  width?: number;
  height?: number;
  paint: Paint;
}

export interface Frame {
  id: string;
  title: string;
  at: Point;
  width: number;
  height: number;
  nodes: readonly string[];
  collapsed: boolean;
}

/** What the editor does about what a person does with the mouse. Points are in canvas units. */
export interface Gestures {
  select: (ids: readonly string[]) => void;
  move: (places: Record<string, Point>) => void;
  resize: (id: string, width: number, height: number) => void;
  connect: (from: string, exit: string, to: string) => void;
  disconnect: (from: string, exit: string) => void;
  remove: (ids: readonly string[]) => void;
  /** An exit was dragged to an empty place, or the empty place was double-clicked: ask what to add there. */
  askWhatToAdd: (at: Point, screen: Point, from?: { id: string; exit: string }) => void;
  /** A kind was dropped from the palette; on a line, it goes between its ends. */
  add: (kind: string, at: Point, onto?: { id: string; exit: string }) => void;
  spliceInto: (id: string, onto: { id: string; exit: string }) => void;
  open: (id: string) => void;
}

interface Props {
  nodes: readonly PlacedNode[];
  frames: readonly Frame[];
  selected: ReadonlySet<string>;
  readOnly: boolean;
  gestures: Gestures;
}

type AnyNode = CardNode | GroupNode;

const NODE_TYPES = { card: NodeCard, note: NoteCard, group: GroupFrame };
const MANY_NODES = 150;

export function Canvas({ nodes, frames, selected, readOnly, gestures }: Props) {
  const appearance = useAppearance();
  const flow = useReactFlow<AnyNode, Edge>();
  const given = useMemo(() => [...frames.map(frameNode), ...nodes.map(cardNode)], [frames, nodes]);
  const [shown, setShown] = useState<AnyNode[]>(given);
  const edges = useMemo(() => edgesOf(nodes, selected), [nodes, selected]);

  // What the drawing says wins over what React Flow remembers, but for what it measured.
  useEffect(() => {
    setShown((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      return given.map((node) => {
        const old = known.get(node.id);
        const isSelected = selected.has(node.id);
        if (old && sameNode(old, node) && Boolean(old.selected) === isSelected) return old;
        return { ...old, ...node, selected: isSelected } as AnyNode;
      });
    });
  }, [given, selected]);

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
      gestures.askWhatToAdd(flow.screenToFlowPosition(at), at, from);
    },
    [flow, gestures],
  );

  const onDoubleClick = useCallback(
    (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
      const at = { x: event.clientX, y: event.clientY };
      gestures.askWhatToAdd(flow.screenToFlowPosition(at), at);
    },
    [flow, gestures],
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
      const places: Record<string, Point> = {};
      for (const each of moved) places[each.id] = each.position;
      gestures.move(places);
      const unconnected = node.type === "card" && !flow.getEdges().some((edge) => edge.target === node.id);
      const onto = "clientX" in event ? edgeUnder(event.clientX, event.clientY, node.id) : undefined;
      if (moved.length === 1 && unconnected && onto) gestures.spliceInto(node.id, onto);
    },
    [flow, gestures],
  );

  const isValidConnection = useCallback((connection: Connection | Edge) => Boolean(connection.target), []);

  return (
    <ReactFlow<AnyNode, Edge>
      nodes={shown}
      edges={edges}
      nodeTypes={NODE_TYPES}
      colorMode={appearance}
      connectionMode={ConnectionMode.Strict}
      isValidConnection={isValidConnection}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      edgesReconnectable={!readOnly}
      elementsSelectable
      onlyRenderVisibleElements={nodes.length > MANY_NODES}
      snapToGrid
      snapGrid={[GRID, GRID]}
      minZoom={0.05}
      maxZoom={2}
      zoomOnDoubleClick={false}
      deleteKeyCode={null}
      fitView
      fitViewOptions={FIT}
      onInit={(instance: ReactFlowInstance<AnyNode, Edge>) => void instance.fitView(FIT)}
      onNodesChange={onNodesChange}
      onNodeDragStop={onNodeDragStop}
      onNodeDoubleClick={(_, node) => gestures.open(node.id)}
      onConnect={({ source, sourceHandle, target }) =>
        sourceHandle && gestures.connect(source, sourceHandle, target)
      }
      onReconnect={(old, { source, sourceHandle, target }) => {
        if (old.sourceHandle && (old.source !== source || old.sourceHandle !== sourceHandle)) {
          gestures.disconnect(old.source, old.sourceHandle);
        }
        if (sourceHandle) gestures.connect(source, sourceHandle, target);
      }}
      onConnectEnd={onConnectEnd}
      onEdgesDelete={(gone) => {
        for (const edge of gone) if (edge.sourceHandle) gestures.disconnect(edge.source, edge.sourceHandle);
      }}
      onDoubleClick={onDoubleClick}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }}
    >
      <Background gap={GRID} />
      <Controls showInteractive={false} />
      <MiniMap<AnyNode>
        pannable
        zoomable
        nodeColor={(node) =>
          node.type === "card" ? familyColours(node.data.view.family, appearance).strong : "transparent"
        }
      />
    </ReactFlow>
  );
}

const FIT = { padding: 0.1, maxZoom: 1 };

function cardNode({ view, at, width, height, paint }: PlacedNode): CardNode {
  const node: CardNode = {
    id: view.id,
    type: (view.isNote ? "note" : "card") as "card",
    position: at,
    data: { view, paint },
    width: width ?? CARD_WIDTH,
    height: height ?? cardHeight(view),
    ariaLabel: `${view.title || view.id}, ${view.kindTitle}`,
  };
  return node;
}

function frameNode(frame: Frame): GroupNode {
  return {
    id: frame.id,
    type: "group",
    position: frame.at,
    data: { frame },
    width: frame.width,
    height: frame.height,
    zIndex: -1,
    selectable: true,
    connectable: false,
  };
}

function sameNode(old: AnyNode, node: AnyNode): boolean {
  return (
    old.type === node.type &&
    old.position.x === node.position.x &&
    old.position.y === node.position.y &&
    old.width === node.width &&
    old.height === node.height &&
    JSON.stringify(old.data) === JSON.stringify(node.data)
  );
}

/** The exit whose line lies under a point of the screen, if any but the lines of `except` does. */
function edgeUnder(x: number, y: number, except?: string): { id: string; exit: string } | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const line = element.closest<SVGGElement>(".react-flow__edge");
    const name = line?.dataset.id;
    if (!name) continue;
    const [id, ...exit] = name.split("|");
    if (id && id !== except) return { id, exit: exit.join("|") };
  }
  return undefined;
}
