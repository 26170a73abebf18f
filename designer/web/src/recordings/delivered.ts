/** What became of the files of an archive, counted and put in order. */

import type { Delivered } from "./queries";

export type Outcome = Delivered["outcome"];

const FIRST: readonly Outcome[] = ["refused", "kept", "replaces", "new", "same"];

export function outcomesOf(files: readonly Delivered[]): Record<Outcome, number> {
  const found: Record<Outcome, number> = { new: 0, replaces: 0, same: 0, kept: 0, refused: 0 };
  for (const { outcome } of files) found[outcome] += 1;
  return found;
}

/** What somebody has to look at comes first; otherwise as in the archive. */
export function bySeverity(files: readonly Delivered[]): Delivered[] {
  return [...files].sort((one, other) => FIRST.indexOf(one.outcome) - FIRST.indexOf(other.outcome));
}
