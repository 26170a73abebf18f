/** Named values, `(reason = "lost card")`, and calls with them, `bank.balance(number = account)`. */

import { closingOf, splitAtCommas } from "./scan";
import { readText, writeText } from "./texts";

export interface NamedValue {
  name: string;
  /** An expression, as written. */
  value: string;
}

export interface Call {
  /** `""` for named values alone. */
  name: string;
  values: NamedValue[];
}

const HEAD = /^\s*((?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)?)\s*(\(|$)/;
const NAMED = /^([^\W\d]\w*)\s*=(?!=)\s*([\s\S]*)$/u;

/** Undefined when the text is something else, or half written. */
export function readCall(text: string): Call | undefined {
  const head = HEAD.exec(text);
  if (!head) return undefined;
  const name = head[1] ?? "";
  if (head[2] === "") return { name, values: [] };
  const open = head[0].length - 1;
  const close = closingOf(text, open);
  if (close < 0 || text.slice(close + 1).trim() !== "") return undefined;
  const values: NamedValue[] = [];
  for (const part of splitAtCommas(text.slice(open + 1, close)) ?? [""]) {
    const named = NAMED.exec(part);
    if (!named) return undefined;
    values.push({ name: named[1] ?? "", value: (named[2] ?? "").trim() });
  }
  return { name, values };
}

export function writeCall({ name, values }: Call): string {
  if (!name && values.length === 0) return "";
  return `${name}(${values.map((each) => `${each.name} = ${each.value}`).join(", ")})`;
}

/** `[loans, mandarin]` → the names; undefined when the text is no such list. */
export function readNames(text: string): string[] | undefined {
  if (text.trim() === "") return [];
  const inside = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const names = splitAtCommas(inside);
  return names?.every((name) => /^[\w.-]+$/.test(name)) ? names : undefined;
}

export function writeNames(names: readonly string[]): string {
  return names.length === 0 ? "" : `[${names.join(", ")}]`;
}

export interface Meaning {
  name: string;
  phrases: string[];
}

/** `(balance = ["my balance", "how much"], lost = "lost card")`, for lists of what callers may say. */
export function readMeanings(text: string): Meaning[] | undefined {
  if (text.trim() === "") return [];
  const call = readCall(text);
  if (!call || call.name) return undefined;
  const meanings: Meaning[] = [];
  for (const { name, value } of call.values) {
    const inside = /^\[([\s\S]*)\]$/.exec(value)?.[1];
    const literals = inside === undefined ? [value] : splitAtCommas(inside);
    const phrases = literals?.map(readText);
    if (!phrases || phrases.includes(undefined)) return undefined;
    meanings.push({ name, phrases: phrases as string[] });
  }
  return meanings;
}

export function writeMeanings(meanings: readonly Meaning[]): string {
  if (meanings.length === 0) return "";
  const written = meanings.map(({ name, phrases }) => {
    const literals = phrases.map(writeText);
    return `${name} = ${literals.length === 1 ? literals[0] : `[${literals.join(", ")}]`}`;
  });
  return `(${written.join(", ")})`;
}
