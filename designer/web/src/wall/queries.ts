/** What the wall shows beside what it is told each second, kept by TanStack Query. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { answer, GET } from "../api/client";
import { useWallState, type Wall, watchWall } from "./connection";

const COUNTED_EVERY_MS = 5_000;
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The wall, for as long as it is on the page. */
export function useWall(): Wall {
  useEffect(watchWall, []);
  return useWallState();
}

/** What was counted since midnight, to the clock of this browser. */
export function useToday() {
  return useQuery({
    queryKey: ["wall-today", ZONE],
    queryFn: () => answer(GET("/api/wall/today", { params: { query: { zone: ZONE } } })),
    refetchInterval: COUNTED_EVERY_MS,
    placeholderData: keepPreviousData,
  }).data;
}

export interface Names {
  flow: (flow: string) => string;
  node: (flow: string, node: string) => string;
}

/** What people call flows and nodes; asked anew when engines serve another release. */
export function useNames(release: string): Names {
  const { data } = useQuery({
    queryKey: ["wall-names", release],
    queryFn: async () => {
      const { flows } = await answer(GET("/api/wall/names"));
      return new Map(flows.map((each) => [each.flow, each]));
    },
    enabled: release !== "",
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return {
    flow: (flow) => data?.get(flow)?.title ?? flow,
    node: (flow, node) => data?.get(flow)?.nodes[node] ?? node,
  };
}
