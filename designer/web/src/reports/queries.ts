/** What the server tells of reports, kept by TanStack Query. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, DELETE, GET, POST, PUT } from "../api/client";
import { milestonesQuery, queryClient } from "../api/queries";
import { usePreferences } from "../app/preferences";
import type { Asked } from "./types";
import { parametersOf } from "./view";

const OFTEN_MS = 5_000;
/** A question that takes long is asked less often: at most so much of the time is spent on it. */
const REST = 20;

function useLanguage() {
  return usePreferences((preferences) => preferences.language);
}

/** What can be asked. */
export function useCatalogueOfReports() {
  const language = useLanguage();
  return useQuery({
    queryKey: ["reports", "catalogue", language],
    queryFn: () => answer(GET("/api/reports", { params: { query: { language } } })),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

/** By what numbers can be told apart, and what it is called. */
export function useValues() {
  return useQuery({
    queryKey: ["reports", "values"],
    queryFn: () => answer(GET("/api/reports/values")),
  });
}

/** As long as more calls may come into an answer, it is asked for again. */
function again<Told extends { running: boolean }>(told: { value: Told; took_ms: number } | undefined) {
  return told?.value.running ? Math.max(OFTEN_MS, REST * told.took_ms) : false;
}

async function timed<Told>(asking: Promise<Told>) {
  const began = performance.now();
  const value = await asking;
  return { value, took_ms: performance.now() - began };
}

export function useAnswer(asked: Asked, enabled: boolean) {
  const language = useLanguage();
  return useQuery({
    queryKey: ["reports", "answer", asked, language],
    queryFn: () =>
      timed(answer(GET("/api/reports/answer", { params: { query: { ...parametersOf(asked), language } } }))),
    enabled,
    staleTime: 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => again(state.data),
  });
}

export function useServices(asked: Asked, enabled: boolean) {
  const language = useLanguage();
  const { when, zone, only } = parametersOf(asked);
  return useQuery({
    queryKey: ["reports", "services", when, zone, only, language],
    queryFn: () =>
      timed(answer(GET("/api/reports/services", { params: { query: { when, zone, only, language } } }))),
    enabled,
    staleTime: 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => again(state.data),
  });
}

/** Which flows note which milestones. */
export function useMilestones() {
  return useQuery(milestonesQuery);
}

export function useSaved() {
  return useQuery({
    queryKey: ["reports", "saved"],
    queryFn: async () => (await answer(GET("/api/reports/saved"))).reports,
    staleTime: 0,
  });
}

interface Wanted {
  name: string;
  shared: boolean;
  asked: Asked;
}

export async function save(wanted: Wanted, number?: number) {
  const body = wanted;
  const kept = await answer(
    number === undefined
      ? POST("/api/reports/saved", { body })
      : PUT("/api/reports/saved/{number}", { params: { path: { number } }, body }),
  );
  await queryClient.invalidateQueries({ queryKey: ["reports", "saved"] });
  return kept;
}

export async function remove(number: number) {
  await answer(DELETE("/api/reports/saved/{number}", { params: { path: { number } } }));
  await queryClient.invalidateQueries({ queryKey: ["reports", "saved"] });
}
