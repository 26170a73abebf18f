/** Of when the numbers are, by whose clock, and when they were counted. */

import { ReloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { momentText } from "./numbers";
import type { Report, Services } from "./types";

export function Footing({ told, onRefresh }: { told: Report | Services; onRefresh: () => void }) {
  const { t, i18n } = useTranslation();
  const { span, zone, at, running } = told;
  const between = (begin: string, end: string) => ({
    begin: momentText(begin, zone, i18n.language),
    end: momentText(end, zone, i18n.language),
    zone,
  });
  const before = "span_before" in told ? told.span_before : undefined;
  return (
    <p className="report-footing">
      <span>{t("reports.span", between(span.begin, span.end))}</span>
      {before ? <span>{t("reports.compared", between(before.begin, before.end))}</span> : null}
      <span>
        {t("reports.counted", { at: momentText(at, zone, i18n.language, true) })}
        {running ? ` (${t("reports.goesOn")})` : ""}
      </span>
      <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={onRefresh}>
        {t("reports.refresh")}
      </Button>
    </p>
  );
}
