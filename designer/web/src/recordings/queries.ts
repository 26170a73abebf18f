/** The recordings of the installation, and how they are changed. Callers hear a change with the next publication. */

import { useQuery } from "@tanstack/react-query";
import { answer, DELETE, GET, POST, PUT } from "../api/client";
import { queryClient } from "../api/queries";
import type { components } from "../api/schema";

export type LanguagePieces = components["schemas"]["LanguageRecordings"];
export type Piece = components["schemas"]["RecordingShape"];

export function useRecordings() {
  return useQuery({
    queryKey: ["recordings"],
    queryFn: async () => (await answer(GET("/api/recordings"))).languages,
  });
}

/** What is known of one, undefined until it is asked for or when nobody has heard of it. */
export function usePiece(language: string, name: string): Piece | undefined {
  const { data } = useRecordings();
  return pieceOf(data ?? [], language, name);
}

export function pieceOf(
  languages: readonly LanguagePieces[],
  language: string,
  name: string,
): Piece | undefined {
  return languages.find((each) => each.language === language)?.pieces.find((piece) => piece.name === name);
}

export interface Sound {
  language: string;
  name: string;
  content: Blob;
  fileName: string;
  /** The hash of the recording whose place it takes, as it was seen; empty when there was none. */
  replaces: string;
}

/** Puts a recording in its place. Throws what `answer` throws; nothing is changed then. */
export async function upload({ language, name, content, fileName, replaces }: Sound): Promise<Piece> {
  const form = new FormData();
  form.append("language", language);
  form.append("name", name);
  form.append("replaces", replaces);
  form.append("file", content, fileName);
  try {
    return await answer(
      POST("/api/recordings", {
        body: { language, name, replaces, file: fileName },
        bodySerializer: () => form,
      }),
    );
  } finally {
    await look();
  }
}

export async function transcribe(language: string, name: string, text: string): Promise<void> {
  await answer(PUT("/api/recordings/transcript", { body: { language, name, text } }));
  await look();
}

/** Takes a recording away; its transcript stays. */
export async function remove(language: string, piece: Piece, although_used: boolean): Promise<void> {
  const query = { language, name: piece.name, replaces: piece.sha256 ?? "", although_used };
  try {
    await answer(DELETE("/api/recordings", { params: { query } }));
  } finally {
    await look();
  }
}

/** The address of a sound as callers hear it. */
export async function soundOf(
  prompt: string,
  language: string,
): Promise<{ url: string; duration_ms: number }> {
  return answer(POST("/api/sounds", { body: { prompt, language, variables: [] } }));
}

/** Names that may be said and what is found wrong with flows depend on what is recorded. */
async function look(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ["recordings"] }),
    queryClient.invalidateQueries({ queryKey: ["names"] }),
  ]);
}
