/**
 * The drawing as text, both ways: the text follows the canvas; what is typed is read by the server a moment later and
 * becomes the drawing as soon as it can be read. While it cannot, the canvas keeps what it showed, and nothing is lost.
 */

import { useCallback, useEffect, useRef, useState } from "react";
import { answer, POST } from "../../api/client";
import { usePreferences } from "../../app/preferences";
import { useChecks } from "../../checks/store";
import type { Finding } from "../../checks/types";
import { useDrawing } from "../../document/store";
import { type FlowDocument, isBlock } from "../../document/types";
import { keepingSame } from "./sameBlocks";

const READ_AFTER_MS = 350;

export interface TextOfDrawing {
  text: string;
  /** Of the text as it is shown. */
  findings: readonly Finding[];
  /** What was typed cannot be read; the canvas shows what was there before. */
  unreadable: boolean;
  problem: unknown;
  type: (text: string) => void;
  /** The text is left: it is shown as the server writes it, if it can be read. */
  leave: () => void;
}

interface Typed {
  text: string;
  findings: readonly Finding[];
  /** The text became this drawing; undefined while it cannot be read. */
  drawn: FlowDocument | undefined;
}

export function useTextOfDrawing(flow: string): TextOfDrawing {
  const written = useChecks((checks) => checks.text);
  const checked = useChecks((checks) => checks.findings);
  const document = useDrawing((drawing) => drawing.document);
  const language = usePreferences((preferences) => preferences.language);
  const [typed, setTyped] = useState<Typed>();
  const [shown, setShown] = useState("");
  const [problem, setProblem] = useState<unknown>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef("");
  const tab = useRef(`text-${crypto.randomUUID()}`);

  useEffect(() => {
    useChecks.setState({ textWanted: true });
    return () => {
      clearTimeout(timer.current);
      useChecks.setState({ textWanted: false });
    };
  }, []);
  useEffect(() => {
    if (written !== undefined) setShown(written);
  }, [written]);
  // Somebody drew meanwhile: the canvas has the last word over a text that was read before.
  useEffect(() => {
    setTyped((now) => (now?.drawn && now.drawn !== document ? undefined : now));
  }, [document]);

  const read = useCallback(
    async (text: string) => {
      try {
        const query = { language };
        const [parsed, told] = await Promise.all([
          answer(POST("/api/documents/parse", { params: { query }, body: { text } })),
          answer(
            POST("/api/flows/{flow}/check", {
              params: { path: { flow }, query },
              body: { tab: tab.current, text },
            }),
          ),
        ]);
        setProblem(undefined);
        if (text !== latest.current) return;
        const before = useDrawing.getState().document;
        if (!parsed.document || broken(parsed.document) > broken(before)) {
          setTyped({ text, findings: told.findings, drawn: undefined });
          return;
        }
        const drawn = keepingSame(before, parsed.document);
        useDrawing.getState().edit((drawing) => ({ ...drawing, document: drawn }));
        setTyped({ text, findings: told.findings, drawn });
      } catch (trouble) {
        setProblem(trouble);
      }
    },
    [flow, language],
  );

  const type = (text: string) => {
    latest.current = text;
    setTyped((now) => ({ text, findings: now?.findings ?? [], drawn: now?.drawn }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void read(text), READ_AFTER_MS);
  };
  const leave = () => setTyped((now) => (now?.drawn && now.text === latest.current ? undefined : now));
  return {
    text: typed?.text ?? shown,
    findings: typed ? typed.findings : checked,
    unreadable: typed !== undefined && typed.drawn === undefined && typed.findings.length > 0,
    problem,
    type,
    leave,
  };
}

function broken(document: FlowDocument): number {
  return (document.blocks ?? []).filter((block) => !isBlock(block)).length;
}
