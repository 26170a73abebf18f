/** The filters of the list, kept in the address; what is sought by number is kept while the page is open. */

import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { create } from "zustand";
import { type Filters, filtersIn, searchOf } from "./filters";

/** Whoever comes back from a call finds the list as it was left. */
const useSought = create<{ sought: string }>()(() => ({ sought: "" }));

export function useFilters() {
  const search = useSearch();
  const [, go] = useLocation();
  const sought = useSought((state) => state.sought);
  const filters = useMemo(() => filtersIn(search), [search]);
  const change = useCallback(
    (next: Filters) => {
      const address = searchOf(next);
      go(address ? `/calls?${address}` : "/calls", { replace: true });
    },
    [go],
  );
  return { filters, change, sought, seek: (word: string) => useSought.setState({ sought: word }) };
}
