/** Sends what changed to be checked, a moment after each edit; one request at a time. */

import { useEffect } from "react";
import { answer, NoConnection, POST, Refusal } from "../api/client";
import type { components } from "../api/schema";
import { usePreferences } from "../app/preferences";
import { useDrawing } from "../document/store";
import type { AnyBlock, FlowDocument } from "../document/types";
import { forgetChecks, keepChecks, useChecks } from "./store";

type CheckBody = components["schemas"]["CheckBody"];

const AFTER_MS = 80;
const AGAIN_MS = 3_000;

interface Base {
  stamp: number;
  document: FlowDocument;
}

export function useChecking(flow: string): void {
  const language = usePreferences((preferences) => preferences.language);
  useEffect(() => {
    const tab = crypto.randomUUID();
    let base: Base | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;
    let over = false;

    const check = async () => {
      if (busy || over) return;
      const { document, edition } = useDrawing.getState();
      busy = true;
      let wait = AFTER_MS;
      try {
        const whole = base === undefined;
        const want_text = useChecks.getState().textWanted;
        const body = base ? { ...changesSince(base, document, tab), want_text } : { tab, document };
        const told = await answer(
          POST("/api/flows/{flow}/check", {
            params: { path: { flow }, query: { language } },
            body: body as CheckBody,
          }),
        );
        base = { stamp: told.stamp, document };
        if (!over)
          keepChecks(edition, told, whole, new Set((document.blocks ?? []).map((block) => block.id)));
      } catch (error) {
        base = undefined;
        if (error instanceof NoConnection) useChecks.setState({ offline: true });
        // `outdated`: the server has forgotten what our changes are based on; the whole is sent at once.
        if (!(error instanceof Refusal && error.problem.code === "outdated")) wait = AGAIN_MS;
      } finally {
        busy = false;
      }
      const known = useChecks.getState();
      const lacksText = known.textWanted && known.text === undefined;
      if (!over && (lacksText || known.edition !== useDrawing.getState().edition))
        timer = setTimeout(check, wait);
    };

    const stop = useDrawing.subscribe((now, before) => {
      if (now.document === before.document) return;
      clearTimeout(timer);
      timer = setTimeout(check, AFTER_MS);
    });
    const stopText = useChecks.subscribe((now, before) => {
      if (now.textWanted && !before.textWanted && now.text === undefined) void check();
    });
    void check();
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
function changesSince(base: Base, document: FlowDocument, tab: string) {
  const sent = new Set<AnyBlock>(base.document.blocks ?? []);
  const blocks = document.blocks ?? [];
  return {
    tab,
    changes: {
      base: base.stamp,
      order: blocks.map((block) => block.id),
      blocks: blocks.filter((block) => !sent.has(block)),
      ...(document.header !== base.document.header ? { header: document.header } : {}),
      ...(document.tail !== base.document.tail ? { tail: document.tail ?? [] } : {}),
    },
  };
}
