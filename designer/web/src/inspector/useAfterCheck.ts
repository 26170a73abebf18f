/**
 * What an edit changes here waits until the edit is checked: a form takes as long to make as the check of a thousand
 * nodes, on the same processor, and the author looks at the drawing. Without an edit under way nothing waits.
 */

import { useEffect, useState } from "react";
import { useChecks } from "../checks/store";

/** The check may take longer than this; the form comes then. */
export const MOST_MS = 500;

export function useAfterCheck<Value>(value: Value): Value {
  const checking = useChecks((checks) => checks.checking);
  const [held, setHeld] = useState(value);
  if (!checking && held !== value) setHeld(value);
  useEffect(() => {
    if (!checking || held === value) return;
    const timer = setTimeout(() => setHeld(value), MOST_MS);
    return () => clearTimeout(timer);
  }, [checking, held, value]);
  return checking ? held : value;
}
