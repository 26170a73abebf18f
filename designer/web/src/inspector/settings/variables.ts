/** Words of a variable's type: `money private`, `list of text`. */

export const PRIVACIES = ["", "private", "secret"] as const;
export type Privacy = (typeof PRIVACIES)[number];

export interface TypeWords {
  base: string;
  privacy: Privacy;
}

export function readType(of: string): TypeWords {
  const words = of.trim().split(/\s+/);
  const last = words.at(-1);
  const privacy = last === "private" || last === "secret" ? last : "";
  return { base: (privacy ? words.slice(0, -1) : words).join(" "), privacy };
}

export function writeType({ base, privacy }: TypeWords): string {
  return privacy ? `${base} ${privacy}` : base;
}

/** The types that can be chosen: plain ones, and lists of them. */
export function typeChoices(types: readonly string[]): string[] {
  return [...types, ...types.map((type) => `list of ${type}`)];
}
