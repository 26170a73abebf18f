/** A sheet of paper for those who draw; takes no part in calls. Double-click writes on it. */

import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGesturesHere } from "./gestures";
import type { CardNode } from "./NodeCard";

export const NoteCard = memo(function NoteCard({ data, selected }: NodeProps<CardNode>) {
  const { view } = data;
  const gestures = useGesturesHere();
  const [editing, setEditing] = useState(false);
  return (
    // The inspector has the same text for the keyboard.
    <div
      role="note"
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
        <Words
          words={view.summary}
          onLeave={(words) => {
            setEditing(false);
            if (words !== view.summary) gestures?.write(view.id, words);
          }}
        />
      ) : (
        <p>{view.summary}</p>
      )}
    </div>
  );
});

function Words({ words, onLeave }: { words: string; onLeave: (words: string) => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  // The note was just double-clicked: typing is what is meant.
  useEffect(() => field.current?.focus(), []);
  return (
    <textarea
      ref={field}
      className="note-words nodrag nowheel"
      aria-label={t("canvas.noteWords")}
      defaultValue={words}
      onBlur={(event) => onLeave(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}
