/** When a call came in, to the second: in the language and time zone of whoever reads it. */

import { useCallback } from "react";
import { useTranslation } from "react-i18next";

export function useOffered(): (iso: string) => string {
  const { i18n } = useTranslation();
  return useCallback(
    (iso) =>
      new Date(iso).toLocaleString(i18n.language, {
        year: "numeric",
        month: "short",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
        hourCycle: "h23",
      }),
    [i18n.language],
  );
}
