/** Texts in double quotes, as the flow language writes them (ivrflow/lang/strings.py), and the words they stand for. */

const ESCAPES: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  n: "\n",
  t: "\t",
  "{": "{",
  "}": "}",
};
const LITERAL = /^"(?:[^"\\\n]|\\[\s\S])*"$/;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g;
// What a file cannot show, or not hold.
const UNSEEN = /[\p{Cc}\u2028\u2029\uFEFF]/gu;
const HALF_A_CHARACTER = /\p{Cs}/gu;

/** What a literal says; undefined when the text is no literal, or has an escape that means nothing. */
export function readText(literal: string): string | undefined {
  if (!LITERAL.test(literal)) return undefined;
  let sound = true;
  const said = literal.slice(1, -1).replace(ESCAPE, (_, digits?: string, letter?: string) => {
    if (digits) return String.fromCharCode(Number.parseInt(digits, 16));
    const meant = ESCAPES[letter ?? ""];
    if (meant === undefined) sound = false;
    return meant ?? "";
  });
  return sound ? said : undefined;
}

/** The literal that says this. */
export function writeText(said: string): string {
  return `"${hideUnseen(said.replace(/[\\"]/g, "\\$&"))}"`;
}

/**
 * The words of a `say("…")`: like a text, but `{balance}` in it is a value. A brace that means itself keeps its backslash,
 * and so does a backslash, since both must be told from the others. Undefined when the text is no literal.
 */
export function readWords(literal: string): string | undefined {
  if (!LITERAL.test(literal)) return undefined;
  let sound = true;
  const words = literal.slice(1, -1).replace(ESCAPE, (written, digits?: string, letter?: string) => {
    const meant = digits ? String.fromCharCode(Number.parseInt(digits, 16)) : ESCAPES[letter ?? ""];
    if (meant === undefined) sound = false;
    return meant === "{" || meant === "}" || meant === "\\" ? `\\${meant}` : (meant ?? written);
  });
  return sound ? words : undefined;
}

/** The literal for such words. */
export function writeWords(words: string): string {
  const escaped = words.replace(/\\[\\{}]|["\\]/g, (found) => (found.length === 2 ? found : `\\${found}`));
  return `"${hideUnseen(escaped)}"`;
}

function hideUnseen(text: string): string {
  return text
    .replace(HALF_A_CHARACTER, "\uFFFD")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
