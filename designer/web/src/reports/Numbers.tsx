/** The numbers of a report in a table; where calls are counted, a number leads to them. */

import { Table, type TableColumnsType, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { callsBehind } from "./callsLink";
import { dimensionTitle, measureIn, valueText } from "./naming";
import { changeText, numberText, periodText } from "./numbers";
import type { Asked, Catalogue, Report, Row, Values } from "./types";

interface Props {
  catalogue: Catalogue;
  asked: Asked;
  report: Report;
  titles: Values["titles"];
  /** All rows at once: on paper nobody turns pages. */
  all: boolean;
}

const ROWS_AT_ONCE = 50;
const MOST_ON_PAPER = 2_000;

export function Numbers({ catalogue, asked, report, titles, all }: Props) {
  const { t, i18n } = useTranslation();
  const manyDays = new Set(report.rows.map(({ period }) => period.slice(0, 10))).size > 1;
  const heading = catalogue.units.find(({ name }) => name === report.unit)?.title ?? "";
  const columns: TableColumnsType<Row> = [
    ...(report.unit
      ? [
          {
            key: "period",
            title: heading,
            rowScope: "row" as const,
            className: "report-period",
            render: (_: unknown, { period }: Row) => periodText(period, i18n.language, manyDays),
            sorter: (one: Row, other: Row) => one.period.localeCompare(other.period),
          },
        ]
      : []),
    ...report.group_by.map((dimension, place) => ({
      key: dimension,
      title: dimensionTitle(catalogue, dimension),
      className: "report-value",
      ...(report.unit ? {} : { rowScope: "row" as const }),
      render: (_: unknown, { values }: Row) => {
        const value = values[place] ?? "";
        const text = valueText(dimension, value, titles, t);
        return text === value ? text : <span title={value}>{text}</span>;
      },
      sorter: (one: Row, other: Row) => (one.values[place] ?? "").localeCompare(other.values[place] ?? ""),
    })),
    ...report.measures.map((name, place) => {
      const measure = measureIn(catalogue, name);
      const unit = measure?.unit ?? "count";
      return {
        key: name,
        align: "end" as const,
        title: <Tooltip title={measure?.help}>{measure?.title ?? name}</Tooltip>,
        showSorterTooltip: false,
        sorter: (one: Row, other: Row) => (one.numbers[place] ?? -1) - (other.numbers[place] ?? -1),
        render: (_: unknown, row: Row) => {
          const value = row.numbers[place];
          const text = numberText(value, unit, i18n.language, t);
          const calls = value ? callsBehind(measure, asked, report, row) : undefined;
          const change = changeText(value, row.before?.[place], unit, i18n.language, t);
          return (
            <>
              {calls ? <Link href={calls}>{text}</Link> : text}
              {change && (value || row.before?.[place]) ? (
                <small className="report-change">{change}</small>
              ) : null}
            </>
          );
        },
      };
    }),
  ];
  // Over time in its order; groups, the largest first, as the chart has them.
  const rows = report.unit
    ? [...report.rows]
    : [...report.rows].sort((one, other) => (other.numbers[0] ?? 0) - (one.numbers[0] ?? 0));
  const texts = (report.unit ? 1 : 0) + report.group_by.length;
  return (
    <Table<Row>
      size="small"
      className="report-numbers"
      rowKey={({ period, values }) => JSON.stringify([period, values])}
      dataSource={rows}
      columns={columns}
      scroll={{ x: "max-content" }}
      pagination={
        all
          ? { pageSize: MOST_ON_PAPER, hideOnSinglePage: true }
          : { pageSize: ROWS_AT_ONCE, hideOnSinglePage: true, showSizeChanger: false }
      }
      locale={{ emptyText: t("reports.nothing") }}
      {...(texts > 0 && report.rows.length > 0
        ? {
            summary: () => (
              <Table.Summary fixed>
                <Table.Summary.Row className="report-sum">
                  <Table.Summary.Cell index={0} colSpan={texts}>
                    {t("reports.total")}
                  </Table.Summary.Cell>
                  {report.measures.map((name, place) => (
                    <Table.Summary.Cell key={name} index={texts + place} align="right">
                      {numberText(
                        report.total[place],
                        measureIn(catalogue, name)?.unit ?? "count",
                        i18n.language,
                        t,
                      )}
                    </Table.Summary.Cell>
                  ))}
                </Table.Summary.Row>
              </Table.Summary>
            ),
          }
        : {})}
    />
  );
}
