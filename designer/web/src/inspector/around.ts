/** What every part of the inspector needs to know beside the value that it edits. */

import { createContext, useCallback, useContext, useMemo } from "react";
import { useNames } from "../api/queries";
import type { components } from "../api/schema";
import { useChecks } from "../checks/store";
import { useDrawing } from "../document/store";
import { isBlock } from "../document/types";
import { languagesOf } from "../document/values";

export type Names = components["schemas"]["Names"];

export interface Around {
  flow: string;
  readOnly: boolean;
}

export const AroundContext = createContext<Around>({ flow: "", readOnly: true });

export function useAround(): Around {
  return useContext(AroundContext);
}

/** What expressions and fields may name; undefined until the server has told. */
export function useKnownNames(): Names | undefined {
  return useNames(useAround().flow).data;
}

/** `text private` → how people read it; what the server does not know stays as it is written. */
export function useTypesInWords(): (type: string) => string {
  const labels = useKnownNames()?.type_labels;
  return useCallback((type) => labels?.[type] ?? type, [labels]);
}

/** The variables of the flow, as the last check told; as they are declared before there was one. */
export function useVariables(): readonly { name: string; type: string }[] {
  const checked = useChecks((checks) => checks.variables);
  const header = useDrawing((drawing) => drawing.document.header);
  return useMemo(() => {
    if (checked && checked.length > 0) return checked;
    return (header.entries ?? []).flatMap((entry) =>
      entry.type === "variable" ? [{ name: entry.name, type: entry.of }] : [],
    );
  }, [checked, header]);
}

export function useLanguages(): string[] {
  const header = useDrawing((drawing) => drawing.document.header);
  return useMemo(() => languagesOf(header), [header]);
}

export interface NodeChoice {
  value: string;
  label: string;
}

/** All nodes, to choose one to lead to. */
export function useNodeChoices(): NodeChoice[] {
  const blocks = useDrawing((drawing) => drawing.document.blocks);
  return useMemo(
    () =>
      (blocks ?? []).map((block) => ({
        value: block.id,
        label: isBlock(block) && block.title ? `${block.title} · ${block.id}` : block.id,
      })),
    [blocks],
  );
}
