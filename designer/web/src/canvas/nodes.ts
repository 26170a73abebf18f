/** From what is to be drawn to React Flow's nodes. Their sizes are known beforehand, so that nothing need be measured. */

import { Position } from "@xyflow/react";
import type { Point } from "../document/edits";
import type { GroupNode } from "./GroupFrame";
import type { CardNode, Paint } from "./NodeCard";
import { CARD_WIDTH, cardHeight, ENTRY_OFFSET, exitOffset, type Frame, type NodeView } from "./view";

export interface PlacedNode {
  view: NodeView;
  at: Point;
  width?: number;
  height?: number;
  paint: Paint;
  /** What its colour says, in words: `added`. */
  said?: string;
  /** It is not there any more: to be looked at, nothing else. */
  gone?: boolean;
}

export type AnyNode = CardNode | GroupNode;

const HANDLE = 12;
/** Frames stay behind their nodes, even when they are chosen, which raises them by a thousand. */
const BEHIND = -2_000;

/** Where the handles are, so that React Flow need not measure thousands of them. */
function handlesOf(view: NodeView, width: number): NonNullable<CardNode["handles"]> {
  const size = { width: HANDLE, height: HANDLE };
  const entry = {
    type: "target" as const,
    position: Position.Left,
    x: -HANDLE / 2,
    y: ENTRY_OFFSET - HANDLE / 2,
    ...size,
  };
  const exits = view.exits.map((exit, index) => ({
    id: exit.key,
    type: "source" as const,
    position: Position.Right,
    x: width - HANDLE / 2,
    y: exitOffset(view, index) - HANDLE / 2,
    ...size,
  }));
  return view.isNote ? [] : [entry, ...exits];
}

export function cardNode({ view, at, width: wanted, height: high, paint, said, gone }: PlacedNode): CardNode {
  const width = wanted ?? CARD_WIDTH;
  const height = high ?? cardHeight(view);
  return {
    id: view.id,
    type: (view.isNote ? "note" : "card") as "card",
    position: at,
    data: { view, paint },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(view, width),
    ariaLabel: [view.title || view.id, view.kindTitle, said].filter(Boolean).join(", "),
    ...(gone ? { draggable: false, selectable: false, connectable: false } : {}),
  };
}

export function frameNode(frame: Frame): GroupNode {
  const { width, height } = frame;
  const handle = { y: height / 2 - HANDLE / 2, width: HANDLE, height: HANDLE };
  return {
    id: frame.id,
    // Not "group": React Flow has looks of its own for that.
    type: "frame",
    position: frame.at,
    data: { frame },
    width,
    height,
    measured: { width, height },
    // Lines of what is folded in it are drawn at its sides.
    handles: frame.collapsed
      ? [
          { type: "target", position: Position.Left, x: -HANDLE / 2, ...handle },
          { type: "source", position: Position.Right, x: width - HANDLE / 2, ...handle },
        ]
      : [],
    zIndex: frame.collapsed ? 0 : BEHIND,
    ariaLabel: frame.title,
    selectable: true,
    connectable: false,
  };
}

/** What the drawing says wins over what React Flow remembers, but for what it measured. Nodes that did not change stay. */
export function brought(
  before: readonly AnyNode[],
  given: readonly AnyNode[],
  selected: ReadonlySet<string>,
): AnyNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  return given.map((node) => {
    const old = known.get(node.id);
    const isSelected = selected.has(node.id);
    if (old && sameNode(old, node) && Boolean(old.selected) === isSelected) return old;
    return { ...old, ...node, selected: isSelected } as AnyNode;
  });
}

/** The nodes in a frame go along with it; those that are chosen as well are moved by themselves. */
export function carried(shown: readonly AnyNode[], frame: Frame, by: Point): AnyNode[] {
  const inside = new Set(frame.nodes);
  return shown.map((node) =>
    inside.has(node.id) && !node.selected
      ? { ...node, position: { x: node.position.x + by.x, y: node.position.y + by.y } }
      : node,
  );
}

function sameNode(old: AnyNode, node: AnyNode): boolean {
  return (
    old.type === node.type &&
    old.position.x === node.position.x &&
    old.position.y === node.position.y &&
    old.width === node.width &&
    old.height === node.height &&
    sameData(old.data, node.data)
  );
}

// Views keep their identity while nothing changes; frames are few.
function sameData(old: AnyNode["data"], data: AnyNode["data"]): boolean {
  if ("view" in old && "view" in data) return old.view === data.view && old.paint === data.paint;
  return JSON.stringify(old) === JSON.stringify(data);
}
