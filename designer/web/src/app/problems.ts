import type { TFunction } from "i18next";
import { NoConnection, Refusal } from "../api/client";

/** What went wrong, as a sentence for the person in front of the page. */
export function inWords(error: unknown, t: TFunction): string {
  if (error instanceof Refusal) return error.problem.detail;
  if (error instanceof NoConnection) return t("problem.offline");
  return t("problem.title");
}
