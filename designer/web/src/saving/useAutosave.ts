/**
 * Saves the draft a moment after each edit. Without a connection the drawing is kept in this browser and saved when the
 * server is back; when somebody else saved meanwhile, saving stops until both are put together.
 */

import { useEffect } from "react";
import { answer, NoConnection, PUT, Refusal } from "../api/client";
import type { components } from "../api/schema";
import { useChecks } from "../checks/store";
import { useDrawing } from "../document/store";
import type { FlowDocument } from "../document/types";
import { forgetRescue, rescue } from "./rescue";
import { type StaleSave, useSaving } from "./store";

type SaveBody = components["schemas"]["SaveBody"];

const AFTER_MS = 1_200;
const AGAIN_MS = 4_000;

export function useAutosave(flow: string, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: Promise<void> | undefined;
    let over = false;

    const save = async (): Promise<void> => {
      if (useSaving.getState().state === "stale") return;
      const { document, layout, edition } = useDrawing.getState();
      const { revision } = useSaving.getState();
      useSaving.setState({ state: "saving" });
      try {
        const saved = await send(flow, { base_revision: revision, document, layout } as SaveBody, document);
        const current = useDrawing.getState().edition === edition;
        useSaving.setState({ state: current ? "saved" : "unsaved", revision: saved.revision });
        forgetRescue(flow);
        if (!current) plan(AFTER_MS);
      } catch (error) {
        rescue(flow, { revision, document, layout });
        if (error instanceof Refusal && error.problem.code === "stale") {
          useSaving.setState({ state: "stale", clash: error.problem.merge as StaleSave });
        } else {
          useSaving.setState({ state: error instanceof NoConnection ? "offline" : "unsaved" });
          plan(AGAIN_MS);
        }
      }
    };

    const saveNow = (): Promise<void> => {
      clearTimeout(timer);
      running ??= save().finally(() => {
        running = undefined;
      });
      return running;
    };

    const plan = (ms: number) => {
      clearTimeout(timer);
      if (!over) timer = setTimeout(() => void saveNow(), ms);
    };

    useSaving.setState({ saveNow });
    const stop = useDrawing.subscribe((now, before) => {
      if (now.document === before.document && now.layout === before.layout) return;
      const { state } = useSaving.getState();
      if (state === "saved" || state === "saving") useSaving.setState({ state: "unsaved" });
      plan(state === "offline" ? AGAIN_MS : AFTER_MS);
    });
    const warn = (event: BeforeUnloadEvent) => {
      if (useSaving.getState().state !== "saved") event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      over = true;
      stop();
      window.removeEventListener("beforeunload", warn);
      if (["unsaved", "offline"].includes(useSaving.getState().state)) void saveNow();
      clearTimeout(timer);
    };
  }, [flow, enabled]);
}

/** What was checked as it is now need not be sent again: the server knows it. */
async function send(flow: string, whole: SaveBody, document: FlowDocument): Promise<{ revision: number }> {
  const put = (body: SaveBody) => answer(PUT("/api/flows/{flow}", { params: { path: { flow } }, body }));
  const { seen } = useChecks.getState();
  if (seen?.document !== document) return put(whole);
  const { document: _, ...rest } = whole;
  try {
    return await put({ ...rest, checked: { tab: seen.tab, stamp: seen.stamp } });
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === "outdated") return put(whole);
    throw error;
  }
}
