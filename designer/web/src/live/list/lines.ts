/** Many entries at once, as people paste them: one per line, or between commas. */

/** The entries of a text, each once, without those that are there already. */
export function newEntries(text: string, present: readonly string[]): string[] {
  const there = new Set(present);
  const pasted = text.split(/[\n\r\t,;，；、]+/).map((each) => each.trim());
  return [...new Set(pasted)].filter((each) => each !== "" && !there.has(each));
}
