/** Saying values: which piece says which type is read off what the server tells of its pieces. */

/** Pieces that take texts in other ways than as words, numbers as digits, and so on, come after the plain ones. */
export function pieceFor(
  type: string,
  pieces: readonly { name: string; takes: readonly string[] }[],
): string | undefined {
  const [base] = type.split(" ");
  if (!base || /\bsecret\b/.test(type)) return undefined;
  // A piece called like the type is the one that is meant: money says money.
  const fitting = pieces.filter((piece) => piece.takes.includes(base));
  return (fitting.find((piece) => piece.name === base) ?? fitting[0])?.name;
}

/** The words with a value put in at the cursor. */
export function insertValue(words: string, at: number, value: string): string {
  const before = words.slice(0, at);
  const after = words.slice(at);
  const gap = (text: string, edge: RegExp) => (text === "" || edge.test(text) ? "" : " ");
  return `${before}${gap(before, /[\s\p{Script=Han}，。、：]$/u)}{${value}}${gap(after, /^[\s.,;:!?\p{Script=Han}，。、！？]/u)}${after}`;
}

/** The words as they are read aloud; undefined when there are values among them, which differ by caller. */
export function plainWords(words: string): string | undefined {
  const said = words.replace(/\\([\\{}])/g, (_, meant: string) => (meant === "\\" ? "\\" : ""));
  if (/[{}]/.test(said)) return undefined;
  return words.replace(/\\([\\{}])/g, "$1");
}
