/** The recordings of the installation, and how they are changed. Callers hear a change once it is published. */

import { useQuery } from "@tanstack/react-query";
import { answer, DELETE, GET, POST, PUT } from "../api/client";
import { queryClient } from "../api/queries";
import type { components } from "../api/schema";

export type LanguagePieces = components["schemas"]["LanguageRecordings"];
export type Piece = components["schemas"]["RecordingShape"];
export type Delivered = components["schemas"]["DeliveredShape"];
export type Measured = components["schemas"]["MeasuredShape"];
export type Version = components["schemas"]["RecordingVersionShape"];
export type SpokenPrompt = components["schemas"]["SpokenPromptShape"];

/** What is kept of a change beside the sound. */
export interface Why {
  /** Who is heard. */
  speaker: string;
  note: string;
}

const list = { queryKey: ["recordings"], queryFn: () => answer(GET("/api/recordings")) };

export function useRecordings() {
  return useQuery({ ...list, select: ({ languages }) => languages });
}

/** Bytes that the server takes at once, undefined until it is known. */
export function useMostBytes(): { file: number; archive: number } | undefined {
  return useQuery({
    ...list,
    select: (told) => ({ file: told.most_bytes, archive: told.most_archive_bytes }),
  }).data;
}

/** Of one recording: its versions, and what it is like before and after; `sha256` is what is there now. */
export function useHistory(language: string, name: string, sha256: string | null) {
  return useQuery({
    queryKey: ["recordings", "history", language, name, sha256],
    queryFn: () => answer(GET("/api/recordings/history", { params: { query: { language, name } } })),
    placeholderData: (before) => before,
  });
}

/** What flows say, as they are drawn. */
export function useTexts() {
  return useQuery({
    queryKey: ["recordings", "texts"],
    queryFn: async () => (await answer(GET("/api/texts"))).prompts,
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
  origin?: "upload" | "microphone";
  why?: Why;
}

/** Puts a recording in its place. Throws what `answer` throws; nothing is changed then. */
export async function upload({ content, fileName, why, ...of }: Sound): Promise<Piece> {
  const fields = { ...of, origin: of.origin ?? "upload", speaker: why?.speaker ?? "", note: why?.note ?? "" };
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append("file", content, fileName);
  try {
    return await answer(
      POST("/api/recordings", {
        body: { ...fields, file: fileName },
        bodySerializer: () => form,
      }),
    );
  } finally {
    await look();
  }
}

export interface Delivery extends Why {
  file: File;
  /** Of files that lie in no folder called by another one. */
  language: string;
  replace: boolean;
  /** Tell what would become of each file, and change nothing. */
  look_only: boolean;
}

/** A whole archive: what became of each file. Throws what `answer` throws. */
export async function deliver({ file, ...of }: Delivery): Promise<readonly Delivered[]> {
  const form = new FormData();
  for (const [key, value] of Object.entries(of)) form.append(key, String(value));
  form.append("file", file, file.name);
  try {
    const sent = POST("/api/recordings/archive", {
      body: { ...of, file: file.name },
      bodySerializer: () => form,
    });
    return (await answer(sent)).files;
  } finally {
    if (!of.look_only) await look();
  }
}

/** Puts an earlier recording back, with what it says. */
export async function restore(language: string, piece: Piece, number: number, note: string): Promise<void> {
  const body = { language, name: piece.name, number, note, replaces: piece.sha256 ?? "" };
  try {
    await answer(POST("/api/recordings/restore", { body }));
  } finally {
    await look();
  }
}

/** Lets callers hear all recordings as they are now; no flow changes. */
export async function publishRecordings(note: string, language: string) {
  const sent = POST("/api/publications", { params: { query: { language } }, body: { flows: [], note } });
  const told = await answer(sent);
  await Promise.all([look(), queryClient.invalidateQueries({ queryKey: ["published"] })]);
  return told;
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

/** The address of a recording of now or earlier: as it was delivered, or as it is heard on the telephone. */
export function addressOf(sha256: string, which: "delivered" | "telephone"): string {
  return `/api/recordings/sounds/${sha256}/${which}.wav`;
}

/** The address of a sound as callers hear it. */
export async function soundOf(
  prompt: string,
  language: string,
): Promise<{ url: string; duration_ms: number }> {
  return answer(POST("/api/sounds", { body: { prompt, language, variables: [] } }));
}

/** Names that may be said and what is found wrong with flows depend on what is recorded. */
export async function look(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ["recordings"] }),
    queryClient.invalidateQueries({ queryKey: ["names"] }),
  ]);
}
