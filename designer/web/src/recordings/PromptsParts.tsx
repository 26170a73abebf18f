/** The two parts of what callers hear: what is recorded, and what flows say. */

import { useTranslation } from "react-i18next";
import { Link } from "wouter";

export function PromptsParts({ current }: { current: "recordings" | "texts" }) {
  const { t } = useTranslation();
  return (
    <nav className="prompts-parts" aria-label={t("library.parts")}>
      <Link href="/recordings" aria-current={current === "recordings" ? "page" : undefined}>
        {t("library.recordings")}
      </Link>
      <Link href="/recordings/texts" aria-current={current === "texts" ? "page" : undefined}>
        {t("library.texts")}
      </Link>
    </nav>
  );
}
