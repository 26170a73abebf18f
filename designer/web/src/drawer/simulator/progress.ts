/** Where a call is, at the end or while it is played line by line. */

import type { CallState } from "./store";

export type TalkLine = CallState["transcript"][number];

/** The node of this flow that the call is in; undefined when it is over, or in another flow. */
export function nodeOf(
  call: CallState | undefined,
  shown: number | undefined,
  flow: string,
): string | undefined {
  if (!call) return undefined;
  const at = shown === undefined ? call.at : placeOfLine(call, shown);
  return at?.flow === flow ? at.node : undefined;
}

/** The node that said the last of so many lines. */
function placeOfLine(call: CallState, shown: number): CallState["at"] {
  for (const line of call.transcript.slice(0, shown).reverse()) if (line.where) return line.where;
  return null;
}

/** As it is read: keys that were pressed one after the other are one line. */
export function joined(lines: readonly TalkLine[]): TalkLine[] {
  const found: TalkLine[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last?.did === "press" && line.did === "press") {
      found[found.length - 1] = { ...last, what: `${last.what}${line.what}` };
    } else found.push(line);
  }
  return found;
}

/** `1:05` for 65,000 ms. */
export function asClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
