/** The record of changes: who did what, when, from where. Nothing on it can be changed. */

import { DownloadOutlined } from "@ant-design/icons";
import { Button, DatePicker, Empty, Input, Select, Table } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import "dayjs/locale/zh-cn";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import { exactly } from "../app/moments";
import { NotLoaded } from "../app/NotLoaded";
import { TopBar } from "../app/TopBar";
import { type Entry, fileOf, useEntries, useWords } from "../audit/queries";
import { EVERYTHING, type Question, readQuestion, writeQuestion } from "../audit/question";
import { useSettled } from "../live/queries";
import { PeopleTabs } from "../people/PeopleTabs";
import "./pages.css";
import "../people/people.css";
import { sameFor } from "../app/sameFor";

const DAY = "YYYY-MM-DD";

export default function AuditPage() {
  const { t, i18n } = useTranslation();
  const [, go] = useLocation();
  const question = readQuestion(useSearch());
  const settled = useSettled(writeQuestion(question));
  const { data, error, isLoading, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEntries(
    readQuestion(settled),
  );
  const words = useWords().data;
  const ask = (change: Partial<Question>) => {
    const written = writeQuestion({ ...question, ...change });
    go(written ? `/audit?${written}` : "/audit", { replace: true });
  };
  const entries = data?.pages.flat() ?? [];
  const none = writeQuestion(question) === "" ? t("audit.nothing") : t("audit.nothingFound");
  return (
    <div className="page">
      <TopBar title={t("audit.title")} section="people" />
      <main className="page-body">
        <PeopleTabs current="audit" />
        <div className="audit-tools">
          <Select
            allowClear
            showSearch
            aria-label={t("audit.who")}
            placeholder={t("audit.who")}
            value={question.who || null}
            onChange={(who) => ask({ who: who ?? "" })}
            options={(words?.people ?? []).map((value) => ({ value, label: value }))}
          />
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            aria-label={t("audit.what")}
            placeholder={t("audit.what")}
            value={question.what || null}
            onChange={(what) => ask({ what: what ?? "" })}
            options={(words?.actions ?? []).map(({ what, label }) => ({ value: what, label }))}
          />
          <Input
            allowClear
            className="audit-subject"
            maxLength={200}
            aria-label={t("audit.subject")}
            placeholder={t("audit.subject")}
            value={question.subject}
            onChange={({ target }) => ask({ subject: target.value })}
          />
          <DatePicker.RangePicker
            allowEmpty={[true, true]}
            aria-label={t("audit.when")}
            value={daysOf(question)}
            presets={[
              { label: t("audit.today"), value: [dayjs(), dayjs()] },
              { label: t("audit.week"), value: [dayjs().subtract(6, "day"), dayjs()] },
              { label: t("audit.month"), value: [dayjs().subtract(29, "day"), dayjs()] },
            ]}
            onChange={(days) =>
              ask({ first: days?.[0]?.format(DAY) ?? "", last: days?.[1]?.format(DAY) ?? "" })
            }
          />
          {settled ? <Button onClick={() => ask(EVERYTHING)}>{t("audit.all")}</Button> : null}
          <Button
            className="audit-export"
            icon={<DownloadOutlined aria-hidden />}
            href={fileOf(question)}
            download="audit.csv"
          >
            {t("audit.export")}
          </Button>
        </div>
        {error ? (
          <NotLoaded error={error} onRetry={refetch} />
        ) : (
          <Table<Entry>
            rowKey="number"
            size="small"
            loading={isLoading}
            dataSource={entries}
            pagination={false}
            locale={{ emptyText: <Empty description={none} /> }}
            columns={[
              {
                title: t("audit.at"),
                width: 210,
                className: "audit-at",
                render: (_, { at }) => <time dateTime={at}>{exactly(at, i18n.language)}</time>,
              },
              {
                title: t("audit.who"),
                width: 160,
                className: "audit-words",
                render: (_, { who }) => who || <span className="page-detail">{t("audit.unknown")}</span>,
              },
              { title: t("audit.what"), width: 200, dataIndex: "label" },
              {
                title: t("audit.subject"),
                width: "22%",
                className: "audit-words",
                render: (_, { subject }) => <Shortened text={subject} />,
              },
              {
                title: t("audit.detail"),
                className: "audit-words",
                render: (_, { detail }) => <Shortened text={detail} />,
              },
              {
                title: t("audit.address"),
                width: 140,
                render: (_, { address }) =>
                  address || <span className="page-detail">{t("audit.machine")}</span>,
              },
            ]}
          />
        )}
        {hasNextPage ? (
          <div className="audit-more">
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t("audit.more")}
            </Button>
          </div>
        ) : null}
      </main>
    </div>
  );
}

const dayOf = (text: string) => (text ? dayjs(text) : null);
const daysOf = ({ first, last }: Question) =>
  sameFor(`days ${first} ${last}`, (): [Dayjs | null, Dayjs | null] => [dayOf(first), dayOf(last)]);

/** A fingerprint of a release or a revision: nobody reads all of it, and the beginning tells it from others. */
const FINGERPRINT = /^[0-9a-f]{16,64}$/;
const SHORT = 8;

function Shortened({ text }: { text: string }) {
  return FINGERPRINT.test(text) ? <code title={text}>{text.slice(0, SHORT)}…</code> : text;
}
