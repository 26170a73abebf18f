import { Badge } from "antd";
import { useTranslation } from "react-i18next";
import { useChecks } from "../checks/store";
import { useKnownFindings } from "../drawer/problems/known";

/** How many findings there are, as the last check said and exploring found. */
export function CheckState() {
  const { t } = useTranslation();
  const { edition, offline } = useChecks();
  const { findings } = useKnownFindings();
  if (offline) return <Badge status="warning" text={t("checks.offline")} />;
  if (edition < 0) return <Badge status="processing" text={t("checks.running")} />;
  const errors = findings.filter((each) => each.severity === "error").length;
  if (errors > 0) return <Badge status="error" text={t("checks.errors", { count: errors })} />;
  if (findings.length > 0)
    return <Badge status="warning" text={t("checks.others", { count: findings.length })} />;
  return <Badge status="success" text={t("checks.sound")} />;
}
