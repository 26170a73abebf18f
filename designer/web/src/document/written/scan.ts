/** Where brackets and commas are in a piece of the flow language, strings left alone. Meaning is the server's matter. */

const CLOSERS: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/** The index behind the string that begins at `at`; -1 when it does not end. */
function behindString(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === '"') return index + 1;
  }
  return -1;
}

/** The index of the bracket that closes the one at `at`; -1 when there is none, or when there is a comment inside. */
export function closingOf(text: string, at: number): number {
  const open: string[] = [];
  for (let index = at; index < text.length; ) {
    const character = text[index] ?? "";
    if (character === '"') {
      index = behindString(text, index);
      if (index < 0) return -1;
      continue;
    }
    if (text.startsWith("//", index)) return -1;
    const closer = CLOSERS[character];
    if (closer) open.push(closer);
    else if (")]}".includes(character)) {
      if (open.pop() !== character) return -1;
      if (open.length === 0) return index;
    }
    index += 1;
  }
  return -1;
}

/** The parts between commas that stand in no bracket, trimmed; `[]` for nothing but blanks. Undefined when unbalanced. */
export function splitAtCommas(text: string): string[] | undefined {
  const parts: string[] = [];
  let from = 0;
  for (let index = 0; index < text.length; ) {
    const character = text[index] ?? "";
    if (character === '"') {
      index = behindString(text, index);
      if (index < 0) return undefined;
    } else if (CLOSERS[character]) {
      index = closingOf(text, index) + 1;
      if (index === 0) return undefined;
    } else if (")]}".includes(character) || text.startsWith("//", index)) {
      return undefined;
    } else {
      if (character === ",") {
        parts.push(text.slice(from, index).trim());
        from = index + 1;
      }
      index += 1;
    }
  }
  const last = text.slice(from).trim();
  return parts.length === 0 && last === "" ? [] : [...parts, last];
}
