/** Lines of a `.calls` text, by the places that the server tells. */

export type Side = "mine" | "theirs";

/** A conversation that two people changed, as each has it; empty where it was removed. */
export interface Disagreement {
  mine: string;
  theirs: string;
}

/** `merged` has mine, or theirs where I removed it; for each disagreement the chosen side is put there. */
export function settledTests(
  merged: string,
  conflicts: readonly Disagreement[],
  choices: readonly (Side | undefined)[],
): string {
  const settled = conflicts.reduce((text, { mine, theirs }, index) => {
    const there = (mine || theirs).trimEnd();
    const wanted = (choices[index] === "theirs" ? theirs : mine).trimEnd();
    return text.replace(there, () => wanted);
  }, merged);
  return settled.replace(/\n{3,}/g, "\n\n").replace(/^\n+/, "");
}

/** The text of one conversation: from its line to that of the next. Lines count from 1. */
export function textOfConversation(text: string, line: number, starts: readonly number[]): string {
  const next = starts.filter((start) => start > line).sort((one, other) => one - other)[0];
  return `${text
    .split("\n")
    .slice(line - 1, next === undefined ? undefined : next - 1)
    .join("\n")
    .trimEnd()}\n`;
}

/** The line of a step of the conversation that begins at a line; steps stand one per line, among comments. */
export function lineOfStep(text: string, line: number, step: number): number {
  const lines = text.split("\n");
  let left = step;
  for (let number = line + 1; number <= lines.length; number++) {
    const content = lines[number - 1]?.trim() ?? "";
    if (content === "" || content.startsWith("//")) continue;
    if (left === 0) return number;
    left -= 1;
  }
  return line;
}

export function withConversations(text: string, added: string): string {
  const before = text.trimEnd();
  return before ? `${before}\n\n${added.trim()}\n` : `${added.trim()}\n`;
}
