/** Changes that were not saved when the page was left: kept in this tab, so that they are there when one comes back. */

import type { LiveForm } from "./types";

export interface Unsaved {
  /** What the changes were made on. */
  revision: string;
  base: LiveForm;
  form: LiveForm;
}

const keyOf = (subject: string, name: string) => `ivrflow.live.${subject}.${name}`;

export function keepUnsaved(subject: string, name: string, unsaved: Unsaved): void {
  sessionStorage.setItem(keyOf(subject, name), JSON.stringify(unsaved));
}

export function forgetUnsaved(subject: string, name: string): void {
  sessionStorage.removeItem(keyOf(subject, name));
}

export function readUnsaved(subject: string, name: string): Unsaved | undefined {
  const kept = sessionStorage.getItem(keyOf(subject, name));
  return kept ? (JSON.parse(kept) as Unsaved) : undefined;
}
