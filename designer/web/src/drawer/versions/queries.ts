/** What was published, what is scheduled, and who answers which number. */

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { answer, GET } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { components } from "../../api/schema";
import { useSaving } from "../../saving/store";
import { cameLive, isAhead } from "./schedules";

export type Schemas = components["schemas"];

export function useVersions(flow: string) {
  return useQuery({
    queryKey: ["published", "versions", flow],
    queryFn: async () => {
      const params = { path: { flow } };
      return (await answer(GET("/api/flows/{flow}/versions", { params }))).versions;
    },
  });
}

/** Of the draft; the newest first. */
export function useRevisions(flow: string) {
  const revision = useSaving((saving) => saving.revision);
  return useQuery({
    queryKey: ["revisions", flow, revision],
    queryFn: async () => {
      const params = { path: { flow } };
      return (await answer(GET("/api/flows/{flow}/revisions", { params }))).revisions;
    },
    placeholderData: (before) => before,
  });
}

export function usePublications() {
  return useQuery({
    queryKey: ["published", "publications"],
    queryFn: async () => (await answer(GET("/api/publications"))).publications,
  });
}

export function useRoutes() {
  return useQuery({
    queryKey: ["published", "routes"],
    queryFn: () => answer(GET("/api/routes")),
    // Calls on older versions come to their end.
    refetchInterval: 5_000,
  });
}

/** What comes live meanwhile is seen everywhere in the page. */
export function useSchedules() {
  const found = useQuery({
    queryKey: ["published", "schedules"],
    queryFn: async () => (await answer(GET("/api/schedules"))).schedules,
    refetchInterval: ({ state }) => (state.data?.some(isAhead) ? 5_000 : false),
  });
  const seen = useRef(found.data);
  useEffect(() => {
    if (!found.data) return;
    const before = seen.current ?? [];
    seen.current = found.data;
    if (cameLive(before, found.data)) void readPublishedAgain();
  }, [found.data]);
  return found;
}

/** `before` and `after` as the server names them: `draft`, `v3`, `r12`. */
export function useDifference(flow: string, before: string | undefined, after: string) {
  const revision = useSaving((saving) => saving.revision);
  return useQuery({
    queryKey: ["difference", flow, before, after, before === "draft" || after === "draft" ? revision : 0],
    queryFn: () => {
      const query = { before: before ?? "draft", after };
      return answer(GET("/api/flows/{flow}/diff", { params: { path: { flow }, query } }));
    },
    enabled: before !== undefined,
  });
}

/** After something was published, rolled back or scheduled. */
export async function readPublishedAgain(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ["published"] }),
    queryClient.invalidateQueries({ queryKey: ["flows"] }),
    queryClient.invalidateQueries({ queryKey: ["difference"] }),
  ]);
}
