/** Calendars, lists and tables: whether it is open now, which flows use them, who changed them last. */

import { PlusOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Input, Spin, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Moment } from "../app/Moment";
import { NotLoaded } from "../app/NotLoaded";
import { useMayI } from "../app/session";
import { TopBar } from "../app/TopBar";
import { NewDialog } from "../live/NewDialog";
import { NowTag } from "../live/NowTag";
import { useLive } from "../live/queries";
import { RemoveButton } from "../live/RemoveButton";
import type { LiveForm, Summary } from "../live/types";
import { UsedBy } from "../live/UsedBy";
import "./pages.css";
import "../live/live.css";

export default function LivePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useLive();
  const mayEdit = useMayI("live.edit");
  const [sought, seek] = useState("");
  const [making, make] = useState<LiveForm>();
  const word = sought.trim().toLowerCase();
  if (error && !data) {
    return <NotLoaded error={error} onRetry={refetch} />;
  }
  return (
    <div className="page">
      <TopBar title={t("app.live")} section="live" />
      <main className="page-body">
        <Alert className="live-section" type="info" showIcon title={t("live.atOnce")} />
        <Input.Search
          className="page-search"
          allowClear
          placeholder={t("live.find")}
          aria-label={t("live.find")}
          value={sought}
          onChange={({ target }) => seek(target.value)}
        />
        {data ? null : <Spin />}
        {(data?.subjects ?? []).map((subject) => {
          const blank = data?.blank.find((each) => each.subject === subject);
          return (
            <Card
              key={subject}
              size="small"
              className="live-section"
              title={<h2>{t(`live.subjects.${subject}`)}</h2>}
              extra={
                mayEdit && blank ? (
                  <Button size="small" icon={<PlusOutlined />} onClick={() => make(blank)}>
                    {t(`live.new.${subject}`)}
                  </Button>
                ) : null
              }
            >
              <Table<Summary>
                rowKey="name"
                size="small"
                pagination={false}
                dataSource={data?.data.filter(
                  (each) =>
                    each.subject === subject &&
                    [each.name, each.title].some((text) => text.toLowerCase().includes(word)),
                )}
                locale={{ emptyText: t(word ? "live.nothingFound" : "live.none") }}
                columns={[
                  {
                    title: t("live.title"),
                    width: "26%",
                    render: (_, { name, title }) => (
                      <>
                        <Link href={`/live/${subject}/${encodeURIComponent(name)}`}>{title || name}</Link>{" "}
                        <small className="page-detail">{name}</small>
                      </>
                    ),
                  },
                  {
                    title: t(`live.about.${subject}`),
                    width: "28%",
                    render: (_, { now, size }) =>
                      now.length > 0
                        ? now.map((each) => <NowTag key={each.zone} now={each} />)
                        : t(`live.size.${subject}`, { count: size }),
                  },
                  { title: t("live.usedBy"), render: (_, { uses }) => <UsedBy uses={uses} /> },
                  {
                    title: t("live.changed"),
                    width: "20%",
                    render: (_, { author, changed }) =>
                      changed ? (
                        <>
                          <Moment at={changed} /> · {author}
                        </>
                      ) : null,
                  },
                  ...(mayEdit
                    ? [
                        {
                          title: <span className="for-screen-readers">{t("live.delete")}</span>,
                          width: 48,
                          render: (_: unknown, summary: Summary) => <RemoveButton small of={summary} />,
                        },
                      ]
                    : []),
                ]}
              />
            </Card>
          );
        })}
      </main>
      {making ? <NewDialog blank={making} onClose={() => make(undefined)} /> : null}
    </div>
  );
}
