/** Sends what changed to be checked, at each edit; one request at a time. Typing pauses before it becomes an edit. */

import { useLayoutEffect } from "react";
import { answer, NoConnection, POST, Refusal } from "../api/client";
import type { components } from "../api/schema";
import { usePreferences } from "../app/preferences";
import { useDrawing } from "../document/store";
import type { AnyBlock, FlowDocument } from "../document/types";
import { forgetChecks, keepChecks, type Seen, useChecks } from "./store";

type CheckBody = components["schemas"]["CheckBody"];

const AGAIN_MS = 3_000;
/** Time for the editor to be drawn first: the check of a whole flow keeps the server busy, often on the same machine. */
const FIRST_MS = 100;

export function useChecking(flow: string): void {
  const language = usePreferences((preferences) => preferences.language);
  // Before the effects by which what is shown hears of edits: the server checks while the page draws.
  useLayoutEffect(() => {
    const tab = crypto.randomUUID();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;
    let over = false;

    const check = async () => {
      if (busy || over) return;
      const { document, edition } = useDrawing.getState();
      busy = true;
      useChecks.setState({ checking: true });
      let wait = 0;
      try {
        const base = useChecks.getState().seen;
        const whole = base === undefined;
        const want_text = useChecks.getState().textWanted;
        const body = base ? { ...changesSince(base, document), want_text } : { tab, document };
        const told = await answer(
          POST("/api/flows/{flow}/check", {
            params: { path: { flow }, query: { language } },
            body: body as CheckBody,
          }),
        );
        if (!over) keepChecks(edition, told, whole, { tab, stamp: told.stamp, document });
      } catch (error) {
        if (!over) useChecks.setState({ seen: undefined });
        if (error instanceof NoConnection) useChecks.setState({ offline: true });
        // `outdated`: the server has forgotten what our changes are based on; the whole is sent at once.
        if (!(error instanceof Refusal && error.problem.code === "outdated")) wait = AGAIN_MS;
      } finally {
        busy = false;
      }
      const { seen, text, textWanted } = useChecks.getState();
      const lacksText = textWanted && text === undefined;
      if (!over && (lacksText || seen?.document !== useDrawing.getState().document))
        timer = setTimeout(check, wait);
      // Once what was found is drawn, what waited for it has its turn.
      setTimeout(() => useChecks.setState({ checking: busy }));
    };

    const stop = useDrawing.subscribe((now, before) => {
      if (now.document === before.document) return;
      clearTimeout(timer);
      void check();
    });
    const stopText = useChecks.subscribe((now, before) => {
      if (now.textWanted && !before.textWanted && now.text === undefined) void check();
    });
    timer = setTimeout(check, FIRST_MS);
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
      stopText();
      forgetChecks();
    };
  }, [flow, language]);
}

/** Blocks that are the very objects that were sent before did not change. */
function changesSince(base: Seen, document: FlowDocument) {
  const sent = new Set<AnyBlock>(base.document.blocks ?? []);
  const blocks = document.blocks ?? [];
  return {
    tab: base.tab,
    changes: {
      base: base.stamp,
      order: blocks.map((block) => block.id),
      blocks: blocks.filter((block) => !sent.has(block)),
      ...(document.header !== base.document.header ? { header: document.header } : {}),
      ...(document.tail !== base.document.tail ? { tail: document.tail ?? [] } : {}),
    },
  };
}
