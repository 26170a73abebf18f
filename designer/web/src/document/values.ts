/** Reading values of fields without understanding them: that is the server's. */

import type { Kind } from "../catalogue/catalogue";
import type { Block, FieldEntry, FlowDocument, LocalizedValue, Value } from "./types";
import { readText } from "./written/texts";

/** The text of a header field, `""` when it is not there. */
export function headerText(header: FlowDocument["header"], name: string): string {
  const found = header.entries?.find(
    (entry): entry is FieldEntry => entry.type === "field" && entry.name === name,
  );
  return found?.value.type === "text" ? found.value.text : "";
}

/** `[en-US, zh-CN]` → the tags, in the order written. */
export function languagesOf(header: FlowDocument["header"]): string[] {
  return headerText(header, "languages")
    .replace(/[[\]]/g, "")
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);
}

/** Of a flow's languages, the one that a person who reads the designer in `read` understands best; else the first. */
export function languageToHear(languages: readonly string[], read: string): string {
  const [main] = read.split("-");
  return (
    languages.find((tag) => tag === read) ??
    languages.find((tag) => tag.split("-")[0] === main) ??
    languages[0] ??
    ""
  );
}

export function textIn(value: Value, language: string): string | undefined {
  if (value.type === "text") return value.text;
  return value.languages.find((each) => each.language === language)?.text;
}

/** What is said, for a summary on a box: the words between quotes, the rest of the pieces as they are written. */
export function spokenText(value: Value, language: string): string {
  const text = textIn(value, language) ?? (value.type === "localized" ? value.languages[0]?.text : undefined);
  if (!text) return "";
  const alone = readText(text);
  if (alone !== undefined) return alone;
  return text
    .replace(/\bsay\(\s*"((?:[^"\\]|\\.)*)"(?:\s*,\s*[\w-]+)?\s*\)/g, "$1")
    .replace(/\baudio\(\s*"([^"]*)"(?:\s*,\s*[\w-]+)?\s*\)/g, "♪ $1")
    .replace(/\\"/g, '"')
    .trim();
}

/** The value with another text in one language. */
export function withText(value: Value | undefined, language: string | null, text: string): Value {
  if (language === null) return { type: "text", text };
  const old: LocalizedValue =
    value?.type === "localized" ? value : { type: "localized", languages: [], tail: [] };
  const languages = old.languages.some((each) => each.language === language)
    ? old.languages.map((each) => (each.language === language ? { ...each, text } : each))
    : [...old.languages, { language, text }];
  return { ...old, languages };
}

/** The flow that a node leads into: what stands before the bracket in a field that names a flow. */
export function subflowOf(block: Block, kind: Kind): string | undefined {
  const named = new Set(kind.fields.filter((field) => field.widget === "flow").map((field) => field.name));
  for (const entry of block.entries ?? []) {
    if (entry.type === "field" && named.has(entry.name) && entry.value.type === "text") {
      return /^\s*([A-Za-z_]\w*)/.exec(entry.value.text)?.[1];
    }
  }
  return undefined;
}
