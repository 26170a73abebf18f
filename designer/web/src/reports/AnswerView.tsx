/** A report: what it comes to, a chart, the numbers. */

import { Card, Empty } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appearance } from "../app/theme";
import { chartOf, drawablesOf } from "./chart";
import { Drawn } from "./Drawn";
import { Numbers } from "./Numbers";
import { valueText } from "./naming";
import { numberText, periodText } from "./numbers";
import { Totals } from "./Totals";
import type { Asked, Catalogue, Report, Values } from "./types";

const ChartView = lazy(() => import("./ChartView"));

interface Props {
  catalogue: Catalogue;
  asked: Asked;
  report: Report;
  titles: Values["titles"];
  title: string;
  appearance: Appearance;
  printing: boolean;
}

export function AnswerView({ catalogue, asked, report, titles, title, appearance, printing }: Props) {
  const { t, i18n } = useTranslation();
  const [wanted, want] = useState("");
  const drawables = drawablesOf(catalogue, report);
  const [first] = drawables;
  const drawn = drawables.some(({ value }) => value === wanted) ? wanted : (first?.value ?? "count");
  const chart = useMemo(() => {
    const manyDays = new Set(report.rows.map(({ period }) => period.slice(0, 10))).size > 1;
    return chartOf(catalogue, report, drawn, {
      label: ({ period }) => periodText(period, i18n.language, manyDays),
      group: ({ values }) =>
        values.map((value, place) => valueText(report.group_by[place] ?? "", value, titles, t)).join(" · "),
      before: t("reports.before"),
      others: (count) => t("reports.others", { count }),
    });
  }, [catalogue, report, drawn, titles, t, i18n.language]);
  const { unit } = chart;
  const text = useMemo(
    () => (value: number | null) => numberText(value, unit, i18n.language, t),
    [unit, i18n.language, t],
  );
  const drawable = chart.labels.length > 0 && (report.unit !== "" || report.group_by.length > 0);
  return (
    <>
      <Totals catalogue={catalogue} asked={asked} report={report} />
      {report.rows.length === 0 ? (
        <Card size="small">
          <Empty description={t("reports.nothing")}>{t("reports.nothingHelp")}</Empty>
        </Card>
      ) : null}
      {drawable ? (
        <Card
          size="small"
          className="report-part"
          title={<h3>{chart.of || t("reports.chart")}</h3>}
          extra={drawables.length > 1 ? <Drawn drawables={drawables} drawn={drawn} onDraw={want} /> : null}
        >
          <Suspense fallback={<div className="report-chart" />}>
            <ChartView
              chart={chart}
              appearance={appearance}
              label={t("reports.chartOf", { title })}
              text={text}
            />
          </Suspense>
          {chart.left > 0 ? <p className="report-hint">{t("reports.left", { count: chart.left })}</p> : null}
        </Card>
      ) : null}
      {report.rows.length > 0 ? (
        <Card size="small" className="report-part" title={<h3>{t("reports.numbers")}</h3>}>
          <Numbers catalogue={catalogue} asked={asked} report={report} titles={titles} all={printing} />
        </Card>
      ) : null}
    </>
  );
}
