/** What can be completed in an expression: variables, facts, functions, pieces. */

import type { Completion } from "@codemirror/autocomplete";
import type { Names } from "../around";

const WORDS = [
  "and",
  "or",
  "not",
  "in",
  "mod",
  "otherwise",
  "if",
  "then",
  "else",
  "true",
  "false",
  "nothing",
];

export interface Vocabulary {
  variables: readonly { name: string; type: string }[];
  names: Names | undefined;
  /** Also the pieces of prompts. */
  prompt: boolean;
}

export function completionsOf({ variables, names, prompt }: Vocabulary): Completion[] {
  const pieces = prompt ? (names?.pieces ?? []) : [];
  const pieceNames = new Set(pieces.map((piece) => piece.name));
  return [
    ...variables.map(
      ({ name, type }): Completion => ({ label: name, detail: type, type: "variable", boost: 3 }),
    ),
    ...pieces.map(
      ({ name, takes, help }): Completion => ({
        label: name,
        apply: `${name}(`,
        detail: takes.join(", "),
        info: help,
        type: "function",
        boost: 2,
      }),
    ),
    ...(names?.facts ?? []).map(
      ({ name, type, help }): Completion => ({ label: name, detail: type, info: help, type: "constant" }),
    ),
    ...(names?.functions ?? [])
      .filter(({ name }) => !pieceNames.has(name))
      .map(
        ({ name, parameters, help, example }): Completion => ({
          label: name,
          apply: `${name}(`,
          detail: `(${parameters.map((each) => each.name).join(", ")})`,
          info: `${help}\n${example}`,
          type: "function",
          boost: -1,
        }),
      ),
    ...WORDS.map((label): Completion => ({ label, type: "keyword", boost: -2 })),
  ];
}

/** The beginning of the name that ends at the cursor; undefined where none can be: in the words of a text. */
export function beginningAt(text: string, at: number): string | undefined {
  const before = text.slice(0, at);
  const inText = (before.match(/(?<!\\)(?:\\\\)*"/g)?.length ?? 0) % 2 === 1;
  const inValue = before.lastIndexOf("{") > Math.max(before.lastIndexOf("}"), before.lastIndexOf('"'));
  if (inText && !inValue) return undefined;
  return /[^\W\d][\w.]*$/u.exec(before)?.[0] ?? "";
}
