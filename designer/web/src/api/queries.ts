/** What the page has of the server's data, kept by TanStack Query. */

import { QueryClient, useQuery } from "@tanstack/react-query";
import { usePreferences } from "../app/preferences";
import { Catalogue } from "../catalogue/catalogue";
import { answer, GET, NoConnection, Refusal } from "./client";

const TRIES = 3;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the server refuses, it refuses again.
      retry: (failures, error) => failures < TRIES && !(error instanceof Refusal),
      refetchOnWindowFocus: (query) => !(query.state.error instanceof NoConnection),
    },
  },
});

/** Everything about node kinds, in the language of the designer. */
export function useCatalogue() {
  const language = usePreferences((preferences) => preferences.language);
  return useQuery({
    queryKey: ["catalogue", language],
    queryFn: async () =>
      new Catalogue(await answer(GET("/api/catalogue", { params: { query: { language } } }))),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
}

/** What expressions and fields of a flow may name. */
export function useNames(flow: string) {
  const language = usePreferences((preferences) => preferences.language);
  return useQuery({
    queryKey: ["names", flow, language],
    queryFn: () => answer(GET("/api/names", { params: { query: { flow, language } } })),
    placeholderData: (before) => before,
  });
}

export function useFlows() {
  return useQuery({ queryKey: ["flows"], queryFn: async () => (await answer(GET("/api/flows"))).flows });
}

export function useFlow(flow: string) {
  return useQuery({
    queryKey: ["flow", flow],
    queryFn: () => answer(GET("/api/flows/{flow}", { params: { path: { flow } } })),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
