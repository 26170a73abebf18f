/**
 * Asks the server to try out all calls that the flow allows, some time after the last edit: what it finds comes with
 * calls that show it. One question at a time; edits meanwhile make its answer outdated, and it is asked again.
 */

import { useEffect } from "react";
import { create } from "zustand";
import { answer, POST } from "../../api/client";
import type { components } from "../../api/schema";
import { usePreferences } from "../../app/preferences";
import { useChecks } from "../../checks/store";
import { useDrawing } from "../../document/store";
import type { FlowDocument } from "../../document/types";

type ProofAnswer = components["schemas"]["ProofAnswer"];

interface Exploring {
  /** The last answer, and the drawing that it is about. */
  told: ProofAnswer | undefined;
  about: FlowDocument | undefined;
  busy: boolean;
  problem: unknown;
  exploreNow: () => void;
}

const NOTHING = { told: undefined, about: undefined, busy: false, problem: undefined };

export const useExploration = create<Exploring>()(() => ({ ...NOTHING, exploreNow: () => {} }));

/** Long enough that nobody is in the middle of a thought; exploring takes the server a second or some. */
const AFTER_MS = 4_000;

export function useExploring(flow: string, enabled: boolean): void {
  const language = usePreferences((preferences) => preferences.language);
  useEffect(() => {
    if (!enabled) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;

    const explore = async () => {
      const { document } = useDrawing.getState();
      const { busy, about } = useExploration.getState();
      if (over || busy || about === document) return;
      useExploration.setState({ busy: true, problem: undefined });
      try {
        const params = { path: { flow }, query: { language } };
        const told = await answer(POST("/api/flows/{flow}/proof", { params, body: { document } }));
        if (!over) useExploration.setState({ told, about: document });
      } catch (problem) {
        if (!over) useExploration.setState({ problem });
      } finally {
        if (!over) {
          useExploration.setState({ busy: false });
          if (useDrawing.getState().document !== document) plan();
        }
      }
    };
    const plan = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (useChecks.getState().canRun && window.document.visibilityState === "visible") void explore();
      }, AFTER_MS);
    };

    useExploration.setState({ ...NOTHING, exploreNow: () => void explore() });
    const stop = useChecks.subscribe((now, before) => {
      if (now.edition !== before.edition) plan();
    });
    plan();
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
      useExploration.setState(NOTHING);
    };
  }, [flow, enabled, language]);
}
