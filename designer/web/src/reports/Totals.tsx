/** The numbers over all, each with how much more or less it is than before. */

import { Card, Statistic, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { callsBehind } from "./callsLink";
import { measureIn } from "./naming";
import { changeText, numberText, shareText } from "./numbers";
import type { Asked, Catalogue, Report } from "./types";

interface Props {
  catalogue: Catalogue;
  asked: Asked;
  report: Report;
}

export function Totals({ catalogue, asked, report }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="report-totals" aria-label={t("reports.total")}>
      {report.measures.map((name, place) => {
        const measure = measureIn(catalogue, name);
        const value = report.total[place];
        const unit = measure?.unit ?? "count";
        const whole = measure?.part_of ? report.total[report.measures.indexOf(measure.part_of)] : undefined;
        const change = changeText(value, report.total_before?.[place], unit, i18n.language, t);
        const calls = callsBehind(measure, asked, report);
        const text = numberText(value, unit, i18n.language, t);
        const share = shareText(value, whole, i18n.language);
        return (
          <li key={name}>
            <Card size="small">
              <Statistic
                title={<Tooltip title={measure?.help}>{measure?.title ?? name}</Tooltip>}
                value={text}
                formatter={() => (calls && value ? <Link href={calls}>{text}</Link> : text)}
              />
              <p className="report-beside">
                {share ? <span>{share}</span> : null}
                {change ? <span title={t("reports.thanBefore")}>{change}</span> : null}
              </p>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}
