/** How many services did how many customers use, and which; how services are counted, and where flows note them. */

import { Card, Collapse, Empty, Statistic, Table } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { numberText } from "./numbers";
import { useMilestones } from "./queries";
import type { Services } from "./types";

export function ServicesView({ services }: { services: Services }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => numberText(value, "count", i18n.language, t);
  const customers = services.by_number.reduce((sum, each) => sum + each.customers, 0);
  return (
    <>
      <ul className="report-totals report-services" aria-label={t("reports.services.byNumber")}>
        {services.by_number.map((each) => (
          <li key={each.services}>
            <Card size="small">
              <Statistic
                title={t("reports.services.number", { count: each.services })}
                value={each.customers}
                formatter={() =>
                  t("reports.services.customers", { count: each.customers, number: number(each.customers) })
                }
              />
              <p className="report-beside">
                <span>
                  {(each.customers / customers).toLocaleString(i18n.language, {
                    style: "percent",
                    maximumFractionDigits: 1,
                  })}
                </span>
                <span>{t("reports.services.times", { count: each.times, number: number(each.times) })}</span>
              </p>
            </Card>
          </li>
        ))}
      </ul>
      <Card size="small" className="report-part" title={<h3>{t("reports.services.which")}</h3>}>
        <Table
          size="small"
          className="report-numbers"
          rowKey={(row) => row.services.join(" ")}
          dataSource={[...services.rows]}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: <Empty description={t("reports.services.nothing")} /> }}
          columns={[
            {
              title: t("reports.services.howMany"),
              width: 140,
              align: "end",
              render: (_, row) => number(row.services.length),
            },
            {
              title: t("reports.services.these"),
              rowScope: "row",
              render: (_, row) => row.services.join(", "),
            },
            {
              title: t("reports.services.customersColumn"),
              align: "end",
              sorter: (one, other) => one.customers - other.customers,
              render: (_, row) => number(row.customers),
            },
            {
              title: t("reports.services.timesColumn"),
              align: "end",
              sorter: (one, other) => one.times - other.times,
              render: (_, row) => number(row.times),
            },
          ]}
        />
      </Card>
      <Counted />
    </>
  );
}

/** How milestones are counted, and which there are. */
export function Counted() {
  const { t } = useTranslation();
  const { data } = useMilestones();
  return (
    <Collapse
      className="report-part"
      items={[
        {
          key: "how",
          label: t("reports.services.how"),
          children: (
            <>
              <p>{t("reports.services.howHelp")}</p>
              <Table
                size="small"
                rowKey="name"
                pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                dataSource={data ? [...data] : []}
                locale={{ emptyText: t("reports.services.noMilestones") }}
                columns={[
                  { title: t("reports.services.milestone"), rowScope: "row", render: (_, { name }) => name },
                  {
                    title: t("reports.services.notedBy"),
                    render: (_, { uses }) => (
                      <ul className="report-uses">
                        {uses.map((use) => (
                          <li key={`${use.flow}.${use.node}`}>
                            <Link href={`/flows/${use.flow}?node=${use.node}`}>
                              {use.flow_title} · {use.node_title || use.node}
                            </Link>{" "}
                            {use.published ? null : (
                              <small className="page-detail">{t("reports.services.drawn")}</small>
                            )}
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]}
              />
            </>
          ),
        },
      ]}
    />
  );
}
