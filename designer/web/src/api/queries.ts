/** What the page has of the server's data, kept by TanStack Query. */

import { QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
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

/** Everything about node kinds. */
export function catalogueQuery(language: string) {
  return queryOptions({
    queryKey: ["catalogue", language],
    queryFn: async () =>
      new Catalogue(await answer(GET("/api/catalogue", { params: { query: { language } } }))),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Everything about node kinds, in the language of the designer. */
export function useCatalogue() {
  const language = usePreferences((preferences) => preferences.language);
  return useQuery({ ...catalogueQuery(language), placeholderData: (before) => before });
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

export const milestonesQuery = queryOptions({
  queryKey: ["milestones"],
  queryFn: async () => (await answer(GET("/api/milestones"))).milestones,
});

/** What flows note as done for callers, by name. */
export function useMilestones(enabled: boolean): string[] {
  return (useQuery({ ...milestonesQuery, enabled }).data ?? []).map(({ name }) => name);
}

export function useFlows() {
  return useQuery({ queryKey: ["flows"], queryFn: async () => (await answer(GET("/api/flows"))).flows });
}

const flowOf = (flow: string) => answer(GET("/api/flows/{flow}", { params: { path: { flow } } }));

let ahead: { flow: string; told: Promise<Awaited<ReturnType<typeof flowOf>> | undefined> } | undefined;

/** Asks for a flow that is going to be opened. Whatever goes wrong is told when it is asked for again. */
export function askFlowAhead(flow: string): void {
  ahead = { flow, told: flowOf(flow).catch(() => undefined) };
}

/** A flow as it is now: nothing that was heard earlier is opened. */
export function useFlow(flow: string) {
  return useQuery({
    queryKey: ["flow", flow],
    queryFn: async () => {
      const asked = ahead?.flow === flow ? ahead.told : undefined;
      ahead = undefined;
      return (await asked) ?? flowOf(flow);
    },
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
