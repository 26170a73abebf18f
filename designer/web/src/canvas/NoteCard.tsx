/** A sheet of paper for those who draw; takes no part in calls. Double-click writes on it. */

import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGesturesHere } from "./gestures";
import type { CardNode } from "./NodeCard";

export const NoteCard = memo(function NoteCard({ data, selected }: NodeProps<CardNode>) {
  const { view } = data;
  const { t } = useTranslation();
  const gestures = useGesturesHere();
  const [editing, setEditing] = useState(false);
  return (
    // The inspector has the same text for the keyboard
    <div
      className={selected ? "note note-selected" : "note"}
      onDoubleClick={(event) => {
        if (!gestures) return;
        event.stopPropagation();
        setEditing(true);
      }}
    >
      <NodeResizer isVisible={selected && gestures !== undefined} minWidth={120} minHeight={60} />
      {view.title ? <strong>{view.title}</strong> : null}
      {editing ? (
        <textarea
          className="note-words nodrag nowheel"
          // The note was just double-clicked: typing is what is meant.
          autoFocus
          aria-label={t("canvas.noteWords")}
          defaultValue={view.summary}
          onBlur={(event) => {
            setEditing(false);
            if (event.target.value !== view.summary) gestures?.write(view.id, event.target.value);
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      ) : (
        <p>{view.summary}</p>
      )}
    </div>
  );
});
