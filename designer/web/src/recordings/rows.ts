/** What can be recorded, one row per name with its pieces by language; searched and filtered. */

import type { LanguagePieces, Piece } from "./queries";

export interface Row {
  name: string;
  /** By language; absent where nobody has heard of the name. */
  pieces: Readonly<Record<string, Piece>>;
  /** Numbers, dates and the like are put together from it, in some language. */
  ofValues: boolean;
}

export const FILTERS = ["all", "missing", "waiting", "broken", "unused"] as const;
export type Filter = (typeof FILTERS)[number];

export function rowsOf(languages: readonly LanguagePieces[]): Row[] {
  const rows = new Map<string, { name: string; pieces: Record<string, Piece>; ofValues: boolean }>();
  for (const { language, pieces } of languages) {
    for (const piece of pieces) {
      const row = rows.get(piece.name) ?? { name: piece.name, pieces: {}, ofValues: false };
      row.pieces[language] = piece;
      row.ofValues ||= piece.of_values;
      rows.set(piece.name, row);
    }
  }
  return [...rows.values()].sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
}

/** Flows play it, and callers hear the robot voice in its place, or nothing at all. */
export function isMissing(piece: Piece): boolean {
  return !piece.file && (piece.uses ?? []).length > 0;
}

/** Flows play it, and there is nothing that could be heard. */
export function isSilent(piece: Piece): boolean {
  return isMissing(piece) && !piece.transcript;
}

export function isUsed(row: Row): boolean {
  return Object.values(row.pieces).some((piece) => (piece.uses ?? []).length > 0);
}

const KEPT: Record<Filter, (row: Row) => boolean> = {
  all: () => true,
  waiting: ({ pieces }) => Object.values(pieces).some(({ waits }) => waits),
  missing: ({ pieces }) => Object.values(pieces).some(isMissing),
  broken: ({ pieces }) => Object.values(pieces).some(({ fault }) => fault),
  unused: (row) => !row.ofValues && !isUsed(row),
};

/** `sought`: letters of the name, of what is said, of who says it, or of a flow that plays it. */
export function filtered(rows: readonly Row[], sought: string, filter: Filter, withValues: boolean): Row[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!KEPT[filter](row) || (row.ofValues && !withValues && !isUsed(row))) return false;
    const text = textOf(row);
    return words.every((word) => text.includes(word));
  });
}

export function count(rows: readonly Row[], filter: Filter): number {
  return rows.filter(KEPT[filter]).length;
}

function textOf({ name, pieces }: Row): string {
  const said = Object.values(pieces).flatMap(({ transcript, speaker, uses }) => [
    transcript,
    speaker ?? "",
    ...(uses ?? []).map(({ flow }) => flow),
  ]);
  return [name, ...said].join("\n").toLowerCase();
}

export interface Place {
  flow: string;
  node: string;
  /** Callers hear it now; otherwise it is only drawn. */
  published: boolean;
}

/** Each node once, in the order of flows and nodes. */
export function placesOf(pieces: Iterable<Piece>): Place[] {
  const found = new Map<string, Place>();
  for (const { uses } of pieces) {
    for (const { flow, node, published } of uses ?? []) {
      const key = `${flow}.${node}`;
      found.set(key, { flow, node, published: published || (found.get(key)?.published ?? false) });
    }
  }
  return [...found.values()].sort((one, other) =>
    `${one.flow}.${one.node}`.localeCompare(`${other.flow}.${other.node}`, "en"),
  );
}

/** Everybody who is heard, by name. */
export function speakersOf(languages: readonly LanguagePieces[]): string[] {
  const speakers = languages.flatMap(({ pieces }) => pieces.map(({ speaker }) => speaker ?? ""));
  return [...new Set(speakers)].filter(Boolean).sort((one, other) => one.localeCompare(other));
}

export interface WaitingPiece {
  language: string;
  piece: Piece;
  change: "new" | "replaced" | "removed" | "words";
}

/** What callers hear otherwise until it is published. */
export function waitingOf(languages: readonly LanguagePieces[]): WaitingPiece[] {
  return languages.flatMap(({ language, pieces }) =>
    pieces.filter(({ waits }) => waits).map((piece) => ({ language, piece, change: changeOf(piece) })),
  );
}

function changeOf({ file, heard }: Piece): WaitingPiece["change"] {
  if (file) return heard ? "replaced" : "new";
  return heard ? "removed" : "words";
}
