/** What the server tells of live data, kept by TanStack Query. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { answer, GET, POST } from "../api/client";
import { usePreferences } from "../app/preferences";
import type { CalendarForm, LiveForm } from "./types";

const SETTLED_MS = 300;

/** The clock of this browser: calendars that no flow follows are told by it. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function useLanguage() {
  return usePreferences((preferences) => preferences.language);
}

/** All calendars, lists and tables. */
export function useLive() {
  return useQuery({
    queryKey: ["live"],
    queryFn: () => answer(GET("/api/live", { params: { query: { zone: ZONE } } })),
    staleTime: 0,
  });
}

/** One of them, to be edited. */
export function useOpened(subject: string, name: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: ["live", subject, name, language],
    queryFn: () =>
      answer(
        GET("/api/live/{subject}/{name}/form", {
          params: { path: { subject, name }, query: { zone: ZONE } },
        }),
      ),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** A value once it has not changed for a moment: while somebody types, nothing is asked. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What is wrong in a form. */
export function useFaults(form: LiveForm) {
  const language = useLanguage();
  const settled = useSettled(form);
  return useQuery({
    queryKey: ["live-faults", settled, language],
    queryFn: async () => (await answer(POST("/api/live/check", { body: { form: settled } }))).faults,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** What holds on each day, public holidays included. */
export function useDays(form: CalendarForm, first: string, count: number) {
  const language = useLanguage();
  const settled = useSettled(form);
  return useQuery({
    queryKey: ["live-days", settled, first, count, language],
    queryFn: async () =>
      (await answer(POST("/api/calendars/days", { body: { form: settled, first, count } }))).days,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Whether it is open at a moment such as `2026-10-01T10:30`. */
export function useMoment(form: CalendarForm, at: string) {
  const language = useLanguage();
  const settled = useSettled(form);
  return useQuery({
    queryKey: ["live-moment", settled, at, language],
    queryFn: () => answer(POST("/api/calendars/moment", { body: { form: settled, at } })),
    enabled: at !== "",
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Countries whose public holidays are known. */
export function useCountries() {
  const language = useLanguage();
  return useQuery({
    queryKey: ["countries", language],
    queryFn: async () =>
      (await answer(GET("/api/calendars/countries", { params: { query: { language } } }))).countries,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
