import { useRef } from "react";

/** The earlier value as long as it says the same: what depends on it is not worked out anew. */
export function useKept<Value>(now: Value, same: (one: Value, other: Value) => boolean): Value {
  const kept = useRef(now);
  if (kept.current !== now && !same(kept.current, now)) kept.current = now;
  return kept.current;
}

export function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
