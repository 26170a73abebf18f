/**
 * What is found of nodes, beside their views: one edit can make findings of hundreds of nodes, of which few are seen. So
 * the boxes that are drawn look here, and nothing else is worked out anew.
 */

import { createContext, useContext } from "react";
import { createStore, useStore } from "zustand";
import type { Finding } from "../checks/types";
import type { Mark } from "./view";

export interface Found {
  /** Of the worst. */
  mark: Mark;
  /** How many; at least one. */
  issues: number;
}

interface Findings {
  byNode: ReadonlyMap<string, readonly Finding[]>;
}

export const NOTHING_FOUND: Findings["byNode"] = new Map();

export function newMarks() {
  return createStore<Findings>(() => ({ byNode: NOTHING_FOUND }));
}

export const MarksContext = createContext(newMarks());

export function useFound(node: string): Found | undefined {
  return useStore(useContext(MarksContext), ({ byNode }) => foundIn(byNode.get(node)));
}

const WEIGHT: Record<Mark, number> = { hint: 1, warning: 2, error: 3 };
const known = new WeakMap<readonly Finding[], Found>();

/** The very same for the very same list. */
function foundIn(findings: readonly Finding[] | undefined): Found | undefined {
  if (!findings?.length) return undefined;
  const before = known.get(findings);
  if (before) return before;
  const marks = findings.map(({ severity }) => severity as Mark);
  const mark = marks.reduce((worst, each) => (WEIGHT[each] > WEIGHT[worst] ? each : worst));
  const found = { mark, issues: findings.length };
  known.set(findings, found);
  return found;
}
