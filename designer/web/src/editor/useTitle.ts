import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSaving } from "../saving/store";

/** The browser's tab says which flow it shows, with a dot before it while something is not saved. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const saved = useSaving(({ state }) => state === "saved");
  useEffect(() => {
    document.title = `${saved ? "" : "• "}${title} · ${t("app.name")}`;
    return () => {
      document.title = t("app.name");
    };
  }, [title, saved, t]);
}
