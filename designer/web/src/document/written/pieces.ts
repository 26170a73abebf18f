/** The pieces of a prompt: `say("Your balance is") money(balance)`. */

import { closingOf, splitAtCommas } from "./scan";

export interface Piece {
  /** `say`, `audio`, `money`… */
  name: string;
  /** What stands in its brackets, as written: `"Your balance is"`, `balance`. */
  of: string;
  /** The language that it is said in whatever the call's is; null for the call's. */
  language: string | null;
}

const HEAD = /\s*([A-Za-z_]\w*)\s*\(/y;
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** The pieces, in order; undefined when the text is not made of pieces alone (half written, with comments…). */
export function readPieces(text: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  while (text.slice(at).trim() !== "") {
    HEAD.lastIndex = at;
    const head = HEAD.exec(text);
    if (!head) return undefined;
    const end = closingOf(text, HEAD.lastIndex - 1);
    if (end < 0) return undefined;
    const [of, language, ...more] = splitAtCommas(text.slice(HEAD.lastIndex, end)) ?? [];
    if (more.length > 0 || (language !== undefined && !LANGUAGE.test(language))) return undefined;
    pieces.push({ name: head[1] ?? "", of: of ?? "", language: language ?? null });
    at = end + 1;
  }
  return pieces;
}

export function writePieces(pieces: readonly Piece[]): string {
  return pieces
    .map(({ name, of, language }) => (language ? `${name}(${of}, ${language})` : `${name}(${of})`))
    .join(" ");
}
