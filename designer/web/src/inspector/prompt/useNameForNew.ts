/** What a recording that is made at a node is called, unless somebody says otherwise: `telebank/main`. */

import { useLooking } from "../../editor/selection";
import { freeName } from "../../recordings/naming";
import { pieceOf, useRecordings } from "../../recordings/queries";
import { useAround } from "../around";

export function useNameForNew(language: string): string {
  const { flow } = useAround();
  const [node] = useLooking((looking) => looking.selected);
  const { data } = useRecordings();
  if (!node) return "";
  return freeName(`${flow}/${node}`, (name) => {
    const there = pieceOf(data ?? [], language, name);
    return there !== undefined && (there.file !== null || (there.uses ?? []).length > 0);
  });
}
