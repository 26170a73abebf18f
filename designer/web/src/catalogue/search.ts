import type { Catalogue, Kind } from "./catalogue";

/** The kinds whose name, title or help has all the words, those with the words in their names first. */
export function kindsLike(catalogue: Catalogue, sought: string): Kind[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const inName = (kind: Kind) =>
    words.every((word) => `${kind.kind} ${kind.title}`.toLowerCase().includes(word));
  const inHelp = (kind: Kind) =>
    words.every((word) => `${kind.kind} ${kind.title} ${kind.help}`.toLowerCase().includes(word));
  const named = catalogue.kinds.filter(inName);
  const told = catalogue.kinds.filter((kind) => !named.includes(kind) && inHelp(kind));
  return [...named, ...told];
}
