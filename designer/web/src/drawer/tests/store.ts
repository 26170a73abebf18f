/** The conversations of the flow: their text, which is saved a moment after each edit, and what came of running them. */

import { create } from "zustand";
import { answer, GET, POST, PUT, Refusal } from "../../api/client";
import type { components } from "../../api/schema";
import { usePreferences } from "../../app/preferences";
import { useDrawing } from "../../document/store";
import type { FlowDocument } from "../../document/types";
import { savedBeside, useSaving } from "../../saving/store";
import { withConversations } from "./conversationText";

type Schemas = components["schemas"];
export type Conversation = Schemas["ConversationShape"];
export type Run = Schemas["RunShape"];
/** The member `merge` of the problem that answers a stale save. */
export type StaleTests = Schemas["StaleConversations"];

interface Tests {
  flow: string;
  text: string;
  /** The revision of the draft that the text is based on. */
  base: number;
  /** The text was changed and is not in the store of the server yet. */
  unsaved: boolean;
  listed: readonly Conversation[];
  findings: readonly Schemas["PlacedFinding"][];
  /** By title. */
  runs: ReadonlyMap<string, Run>;
  /** Of the last time that all were run. */
  coverage: readonly Schemas["CoverageShape"][];
  about: FlowDocument | undefined;
  busy: boolean;
  problem: unknown;
  /** Somebody else saved tests meanwhile: both sides, to be put together. Nothing is saved until then. */
  clash: StaleTests | undefined;
}

const NOTHING: Tests = {
  flow: "",
  text: "",
  base: 0,
  unsaved: false,
  listed: [],
  findings: [],
  runs: new Map(),
  coverage: [],
  about: undefined,
  busy: false,
  problem: undefined,
  clash: undefined,
};

export const useTests = create<Tests>()(() => NOTHING);

const SAVED_AFTER_MS = 1_200;
let saving: ReturnType<typeof setTimeout> | undefined;

/** Reads them from the server. What was typed and is not saved yet stays. */
export async function loadTests(flow: string): Promise<void> {
  if (useTests.getState().flow !== flow) useTests.setState({ ...NOTHING, flow });
  if (useTests.getState().unsaved) return;
  try {
    const { language } = usePreferences.getState();
    const told = await answer(
      GET("/api/flows/{flow}/conversations", { params: { path: { flow }, query: { language } } }),
    );
    if (useTests.getState().flow !== flow || useTests.getState().unsaved) return;
    useTests.setState({
      text: told.text,
      base: told.revision,
      listed: told.conversations,
      findings: told.findings,
    });
  } catch (problem) {
    useTests.setState({ problem });
  }
}

export function typeTests(text: string): void {
  useTests.setState({ text, unsaved: true });
  clearTimeout(saving);
  saving = setTimeout(() => void saveTests(), SAVED_AFTER_MS);
}

export function addTests(added: string): Promise<void> {
  useTests.setState(({ text }) => ({ text: withConversations(text, added), unsaved: true }));
  return saveTests();
}

export async function saveTests(): Promise<void> {
  clearTimeout(saving);
  const { flow, text, unsaved, clash } = useTests.getState();
  if (!unsaved || clash) return;
  try {
    // Tests belong to a draft: what is drawn is saved before.
    await useSaving.getState().saveNow();
    const body = { base_revision: useTests.getState().base, text };
    const saved = await answer(PUT("/api/flows/{flow}/conversations", { params: { path: { flow } }, body }));
    savedBeside(saved.revision);
    const current = useTests.getState().text === text;
    useTests.setState({ base: saved.revision, unsaved: !current, problem: undefined });
    if (current) await loadTests(flow);
  } catch (problem) {
    if (problem instanceof Refusal && problem.problem.code === "stale" && problem.problem.merge) {
      useTests.setState({ clash: problem.problem.merge as StaleTests });
    } else {
      useTests.setState({ problem });
    }
  }
}

/** Goes on from what they saved, with this text. */
export async function settleTests(text: string): Promise<void> {
  const { clash } = useTests.getState();
  if (!clash) return;
  useTests.setState({ text, base: clash.revision, unsaved: true, clash: undefined });
  await saveTests();
}

/** Runs those of these titles, or all, against the drawing as it is now. */
export async function runTests(titles: readonly string[] = []): Promise<void> {
  const { flow, base } = useTests.getState();
  const { document } = useDrawing.getState();
  const { language } = usePreferences.getState();
  useTests.setState({ busy: true, problem: undefined });
  try {
    // Whoever is quick asks before they are there.
    if (base === 0) await loadTests(flow);
    const { text } = useTests.getState();
    const told = await answer(
      POST("/api/flows/{flow}/conversations/run", {
        params: { path: { flow }, query: { language } },
        body: { document, conversations: text, titles: [...titles] },
      }),
    );
    useTests.setState(({ runs, coverage }) => ({
      runs: new Map([
        ...(titles.length > 0 ? runs : []),
        ...told.runs.map((run) => [run.title, run] as const),
      ]),
      coverage: titles.length > 0 ? coverage : told.coverage,
      findings: told.findings,
      about: document,
    }));
  } catch (problem) {
    useTests.setState({ problem });
  } finally {
    useTests.setState({ busy: false });
  }
}

/** Conversations for what no test goes through; empty when there is nothing more to cover. */
export async function suggestTests(): Promise<string> {
  const { flow } = useTests.getState();
  const { document } = useDrawing.getState();
  const params = { path: { flow } };
  const told = await answer(POST("/api/flows/{flow}/suggestions", { params, body: { document } }));
  return told.conversations;
}
