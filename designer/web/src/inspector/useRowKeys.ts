/** Rows that are edited in place keep their key, and with it the cursor, though everything they say may change. */

import { useRef } from "react";

interface RowKeys {
  keys: readonly number[];
  /** The row at this place goes. */
  removed: (index: number) => void;
  /** Two rows change places. */
  swapped: (one: number, other: number) => void;
}

/** Keys for so many rows; what comes to be or goes without a word does so at the end. */
export function useRowKeys(count: number): RowKeys {
  const kept = useRef<number[]>([]);
  const next = useRef(0);
  const missing = Array.from({ length: count - kept.current.length }, () => next.current++);
  kept.current = [...kept.current.slice(0, count), ...missing];
  return {
    keys: kept.current,
    removed: (index) => {
      kept.current = kept.current.toSpliced(index, 1);
    },
    swapped: (one, other) => {
      const [first, second] = [kept.current[one], kept.current[other]];
      if (first === undefined || second === undefined) return;
      kept.current = kept.current.with(one, second).with(other, first);
    },
  };
}
