/** What each code of a finding means, why it matters to callers, and how to mend it. */

import { useQuery } from "@tanstack/react-query";
import { answer, GET } from "../../api/client";
import type { components } from "../../api/schema";
import { usePreferences } from "../../app/preferences";

export type Explanation = components["schemas"]["FindingDescription"];

export function useExplanations(): ReadonlyMap<string, Explanation> | undefined {
  const language = usePreferences((preferences) => preferences.language);
  return useQuery({
    queryKey: ["findings", language],
    queryFn: async () => {
      const { findings } = await answer(GET("/api/findings", { params: { query: { language } } }));
      return new Map(findings.map((each) => [each.code, each]));
    },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  }).data;
}
