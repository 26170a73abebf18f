/** A sheet of paper for those who draw; takes no part in calls. */

import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import type { CardNode } from "./NodeCard";

export const NoteCard = memo(function NoteCard({ data, selected }: NodeProps<CardNode>) {
  const { view } = data;
  return (
    <div className={selected ? "note note-selected" : "note"}>
      <NodeResizer isVisible={selected} minWidth={120} minHeight={60} />
      {view.title ? <strong>{view.title}</strong> : null}
      <p>{view.summary}</p>
    </div>
  );
});
