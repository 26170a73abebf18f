/** Moments as this browser's person reads them: in their language and time zone. */

import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** `Asia/Shanghai`. */
export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function useMoment(): (iso: string, withZone?: boolean) => string {
  const { i18n } = useTranslation();
  return useCallback(
    (iso, withZone = false) =>
      new Date(iso).toLocaleString(i18n.language, {
        year: "numeric",
        month: "short",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        ...(withZone ? { timeZoneName: "short" } : {}),
      }),
    [i18n.language],
  );
}
