/** What an empty drawing says: what to do first. */

import { useTranslation } from "react-i18next";

export function EmptyHint() {
  const { t } = useTranslation();
  return (
    <div className="empty-hint">
      <h2>{t("canvas.emptyTitle")}</h2>
      <ol>
        <li>{t("canvas.emptyDrag")}</li>
        <li>{t("canvas.emptyConnect")}</li>
        <li>{t("canvas.emptyTry")}</li>
      </ol>
    </div>
  );
}
