/** What the server last said of the drawing. */

import { create } from "zustand";
import type { FlowDocument } from "../document/types";
import type { CheckAnswer, Finding, NodeState } from "./types";

/** What the server saw last of the drawing in this tab. */
export interface Seen {
  tab: string;
  stamp: number;
  document: FlowDocument;
}

interface Checks {
  /** Undefined before the first answer, and when the server has forgotten it. */
  seen: Seen | undefined;
  /** The edition of the drawing that this is about; -1 before the first answer. */
  edition: number;
  /** The flow as text, of this edition; undefined when nobody wanted it. */
  text: string | undefined;
  /** Whoever shows the text sets this, and answers to changes carry it from then on. */
  textWanted: boolean;
  findings: readonly Finding[];
  byNode: ReadonlyMap<string, readonly Finding[]>;
  nodes: ReadonlyMap<string, NodeState>;
  variables: readonly CheckAnswer["variables"][number][];
  languages: readonly string[];
  /** There is no error: the flow can be tried. */
  canRun: boolean;
  /** An edit is at the server. */
  checking: boolean;
  /** The server cannot be reached. */
  offline: boolean;
}

const NOTHING: Checks = {
  seen: undefined,
  edition: -1,
  text: undefined,
  textWanted: false,
  findings: [],
  byNode: new Map(),
  nodes: new Map(),
  variables: [],
  languages: [],
  canRun: false,
  checking: false,
  offline: false,
};

export const useChecks = create<Checks>()(() => NOTHING);

export function forgetChecks(): void {
  useChecks.setState(({ textWanted }) => ({ ...NOTHING, textWanted }), true);
}

/** Takes an answer in. One to changes tells of changed nodes only. */
export function keepChecks(edition: number, told: CheckAnswer, whole: boolean, seen: Seen): void {
  const ids = new Set((seen.document.blocks ?? []).map((block) => block.id));
  useChecks.setState((before) => {
    const nodes = new Map<string, NodeState>();
    if (!whole) for (const [id, state] of before.nodes) if (ids.has(id)) nodes.set(id, state);
    for (const state of told.nodes ?? []) nodes.set(state.id, state);
    const byNode = new Map<string, readonly Finding[]>();
    for (const [id, found] of Map.groupBy(told.findings ?? [], (each) => each.node ?? "")) {
      const old = before.byNode.get(id);
      byNode.set(id, old ? kept(old, found) : found);
    }
    return {
      edition,
      seen,
      text: told.text ?? undefined,
      textWanted: before.textWanted,
      findings: told.findings ?? [],
      byNode,
      nodes,
      variables: kept(before.variables, told.variables ?? []),
      languages: kept(before.languages, told.languages ?? []),
      canRun: told.can_run ?? false,
      checking: before.checking,
      offline: false,
    };
  });
}

// What did not change keeps its identity, so that neither boxes nor forms are drawn anew.
function kept<Told>(before: readonly Told[], now: readonly Told[]): readonly Told[] {
  return before.length === now.length && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
