/** A draft as text: read by the server and saved a moment after it was typed, also while it cannot be drawn. */

import { useCallback, useEffect, useRef, useState } from "react";
import { answer, NoConnection, POST, PUT, Refusal } from "../../api/client";
import { usePreferences } from "../../app/preferences";
import type { Finding } from "../../checks/types";
import { useSaving } from "../../saving/store";

const READ_AFTER_MS = 350;
const SAVE_AFTER_MS = 1_200;
const AGAIN_MS = 4_000;

export interface TextOfDraft {
  text: string;
  /** Of the text as it was read last. */
  findings: readonly Finding[];
  /** It can be drawn. */
  readable: boolean;
  problem: unknown;
  type: (text: string) => void;
  /** Saves at once; false when that did not work. */
  save: () => Promise<boolean>;
}

export function useTextOfDraft(flow: string, stored: string, revision: number): TextOfDraft {
  const language = usePreferences((preferences) => preferences.language);
  const [text, setText] = useState(stored);
  const [told, setTold] = useState<{ findings: readonly Finding[]; readable: boolean }>();
  const [problem, setProblem] = useState<unknown>();
  const base = useRef(revision);
  const latest = useRef(stored);
  const saved = useRef(stored);
  const saving = useRef<Promise<boolean>>(Promise.resolve(true));
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);

  const read = useCallback(async () => {
    const asked = latest.current;
    try {
      const parsed = await answer(
        POST("/api/documents/parse", { params: { query: { language } }, body: { text: asked } }),
      );
      if (asked !== latest.current) return;
      setTold({ findings: parsed.findings ?? [], readable: parsed.document != null });
    } catch (trouble) {
      setProblem(trouble);
    }
  }, [language]);

  const put = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    if (sent === saved.current) return true;
    useSaving.setState({ state: "saving" });
    try {
      const body = { base_revision: base.current, text: sent };
      const answered = await answer(PUT("/api/flows/{flow}", { params: { path: { flow } }, body }));
      base.current = answered.revision;
      saved.current = sent;
      setProblem(undefined);
      useSaving.setState({ state: sent === latest.current ? "saved" : "unsaved" });
      return true;
    } catch (trouble) {
      setProblem(trouble);
      useSaving.setState({ state: trouble instanceof NoConnection ? "offline" : "unsaved" });
      // What the server refuses, it refuses again.
      if (!(trouble instanceof Refusal)) timers.current.push(setTimeout(() => void save.current(), AGAIN_MS));
      return false;
    }
  }, [flow]);
  // One at a time: each is based on the revision that the one before it gave.
  const save = useRef(() => Promise.resolve(true));
  save.current = () => {
    saving.current = saving.current.then(put);
    return saving.current;
  };

  useEffect(() => {
    void read();
  }, [read]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current !== saved.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      timers.current.forEach(clearTimeout);
      void save.current();
    };
  }, []);

  const type = (typed: string) => {
    latest.current = typed;
    setText(typed);
    useSaving.setState({ state: "unsaved" });
    timers.current.forEach(clearTimeout);
    timers.current = [
      setTimeout(() => void read(), READ_AFTER_MS),
      setTimeout(() => void save.current(), SAVE_AFTER_MS),
    ];
  };
  return {
    text,
    findings: told?.findings ?? [],
    readable: told?.readable ?? false,
    problem,
    type,
    save: () => save.current(),
  };
}
