/** Lines of a `.calls` text, by the places that the server tells. */

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
