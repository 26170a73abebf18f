/** What flows say, searched and filtered. */

import type { SpokenPrompt } from "./queries";

export const TEXT_FILTERS = ["all", "missing", "robot", "recorded"] as const;
export type TextFilter = (typeof TEXT_FILTERS)[number];

type Text = SpokenPrompt["texts"][number];

const KEPT: Record<TextFilter, (text: Text) => boolean> = {
  all: () => true,
  missing: ({ voice }) => voice === "missing" || voice === "unread",
  robot: ({ voice }) => voice === "robot" || voice === "mixed",
  recorded: ({ voice }) => voice === "recorded" || voice === "mixed",
};

/** The languages of all flows, as often as they are spoken. */
export function languagesOf(prompts: readonly SpokenPrompt[]): string[] {
  const counts = new Map<string, number>();
  for (const { texts } of prompts) {
    for (const { language } of texts) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([language]) => language);
}

export function textIn({ texts }: SpokenPrompt, language: string): Text | undefined {
  return texts.find((each) => each.language === language);
}

export interface Sought {
  words: string;
  filter: TextFilter;
  /** The only flow that is meant; empty: all. */
  flow: string;
  /** The only language that is meant; empty: all. */
  language: string;
}

export function promptsLike(prompts: readonly SpokenPrompt[], sought: Sought): SpokenPrompt[] {
  const letters = sought.words.toLowerCase().split(/\s+/).filter(Boolean);
  return prompts.filter((prompt) => {
    if (sought.flow && prompt.flow !== sought.flow) return false;
    const texts = prompt.texts.filter(({ language }) => !sought.language || language === sought.language);
    if (!texts.some(KEPT[sought.filter])) return false;
    const all = [prompt.flow, prompt.node, prompt.title, ...texts.map(({ words }) => words)];
    const text = all.join("\n").toLowerCase();
    return letters.every((each) => text.includes(each));
  });
}

export function countOf(prompts: readonly SpokenPrompt[], filter: TextFilter): number {
  return prompts.filter(({ texts }) => texts.some(KEPT[filter])).length;
}
