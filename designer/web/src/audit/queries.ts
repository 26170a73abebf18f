/** The record of changes, a page at a time. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { answer, GET } from "../api/client";
import type { components } from "../api/schema";
import { usePreferences } from "../app/preferences";
import { askedOf, type Question } from "./question";

export type Entry = components["schemas"]["AuditShape"];

const AT_ONCE = 100;

/** The newest first; more are fetched by the number of the last one. */
export function useEntries(question: Question) {
  const language = usePreferences((preferences) => preferences.language);
  return useInfiniteQuery({
    queryKey: ["audit", question, language],
    queryFn: async ({ pageParam }) => {
      const before = pageParam === undefined ? {} : { before: pageParam };
      const query = { ...askedOf(question), limit: AT_ONCE, ...before };
      return (await answer(GET("/api/audit", { params: { query } }))).entries;
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.length < AT_ONCE ? undefined : page.at(-1)?.number),
    staleTime: 0,
  });
}

/** By whom and what can be looked for. */
export function useWords() {
  const language = usePreferences((preferences) => preferences.language);
  return useQuery({
    queryKey: ["audit-words", language],
    queryFn: () => answer(GET("/api/audit/words")),
    staleTime: 0,
  });
}

/** Where the same is had as a file. */
export function fileOf(question: Question): string {
  return `/api/audit/export?${new URLSearchParams(askedOf(question))}`;
}
