/** Puts changes of two people together; how that is done is loaded when it happens. */

import { lazy, Suspense } from "react";
import { useSaving } from "./store";

const MergeDialog = lazy(() => import("./MergeDialog"));

export function Clash() {
  const clash = useSaving((saving) => (saving.state === "stale" ? saving.clash : undefined));
  return clash ? (
    <Suspense fallback={null}>
      <MergeDialog clash={clash} />
    </Suspense>
  ) : null;
}
