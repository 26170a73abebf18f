/** What the server tells of calls, kept by TanStack Query. */

import { useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { answer, GET, POST } from "../api/client";
import type { components } from "../api/schema";
import { type Filters, queryOf } from "./filters";

type Schemas = components["schemas"];
export type CallRecord = Schemas["RecordShape"];
export type CallTold = Schemas["RecordAnswer"];
export type Line = Schemas["HappeningShape"];
export type Stop = Schemas["StopShape"];
export type FlowOfCall = Schemas["FlowOfCallShape"];

export function useCalls(filters: Filters, sought: string) {
  return useInfiniteQuery({
    queryKey: ["calls", filters, sought],
    queryFn: ({ pageParam: cursor }) =>
      answer(POST("/api/records/search", { body: { ...queryOf(filters, sought), cursor } })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next || undefined,
    staleTime: 0,
    // What was filtered before is shown until the rest is there.
    placeholderData: (before) => before,
  });
}

/** What calls can be filtered by. */
export function useCallNames() {
  return useQuery({ queryKey: ["call-names"], queryFn: () => answer(GET("/api/record-names")) });
}

const RUNNING_MS = 2_000;

export function useCall(call: string) {
  return useQuery({
    queryKey: ["call", call],
    queryFn: () => answer(GET("/api/records/{call}", { params: { path: { call } } })),
    // One that goes on has more to tell in a moment.
    refetchInterval: ({ state }) =>
      state.data?.call.outcome === "running" && !state.data.call.is_lost ? RUNNING_MS : false,
    staleTime: 0,
  });
}

/** The flows just as the call ran on them; those that are not there yet are undefined. */
export function useFlowsOfCall(call: string, flows: readonly string[]) {
  return useQueries({
    queries: flows.map((flow) => ({
      queryKey: ["call", call, "flow", flow],
      queryFn: () => answer(GET("/api/records/{call}/flows/{flow}", { params: { path: { call, flow } } })),
      // Versions never change.
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => ({
      byId: new Map(results.flatMap(({ data }) => (data ? [[data.flow, data] as const] : []))),
      error: results.find(({ error }) => error)?.error ?? null,
    }),
  });
}
