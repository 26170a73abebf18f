/**
 * A text while it is typed. The drawing hears of it when typing pauses or the field is left, so that undo goes back by
 * thoughts and not by letters; nothing that was typed is lost when the field disappears.
 */

import { useCallback, useEffect, useRef, useState } from "react";

const PAUSE_MS = 400;

export function useDraft(
  text: string,
  commit: (text: string) => void,
): { draft: string; type: (text: string) => void; settle: () => void } {
  const [draft, setDraft] = useState(text);
  const pending = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const committing = useRef(commit);
  committing.current = commit;

  useEffect(() => {
    if (pending.current === undefined) setDraft(text);
  }, [text]);

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    const typed = pending.current;
    pending.current = undefined;
    if (typed !== undefined) committing.current(typed);
  }, []);
  useEffect(() => settle, [settle]);

  const type = useCallback(
    (typed: string) => {
      setDraft(typed);
      pending.current = typed;
      clearTimeout(timer.current);
      timer.current = setTimeout(settle, PAUSE_MS);
    },
    [settle],
  );
  return { draft, type, settle };
}
