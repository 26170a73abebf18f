/** All recordings, by name and language: what is recorded, what is still to be, where it is played, what waits. */

import { PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { Button, Checkbox, Empty, Input, Segmented, Select, Table, type TableColumnsType } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { NotLoaded } from "../app/NotLoaded";
import { useMayI } from "../app/session";
import { TopBar } from "../app/TopBar";
import { languageName } from "../inspector/languageName";
import { Cell } from "../recordings/Cell";
import NewRecording from "../recordings/NewRecording";
import PieceDrawer from "../recordings/PieceDrawer";
import { PromptsParts } from "../recordings/PromptsParts";
import { useRecordings } from "../recordings/queries";
import { count, FILTERS, type Filter, filtered, placesOf, type Row, rowsOf } from "../recordings/rows";
import { UploadMany } from "../recordings/UploadMany";
import { Waiting } from "../recordings/Waiting";
import "./pages.css";

const UploadArchive = lazy(() => import("../recordings/UploadArchive"));

const ROWS_AT_ONCE = 50;

export default function RecordingsPage() {
  const { t } = useTranslation();
  const { data, error, isLoading, refetch } = useRecordings();
  const mayEdit = useMayI("prompts.edit");
  const [sought, setSought] = useState("");
  const [filter, setFilter] = useState<Filter>("all");
  const [withValues, setWithValues] = useState(false);
  const [opened, setOpened] = useState<{ language: string; name: string }>();
  const [dialog, setDialog] = useState<"new" | "many" | File>();
  const [language, setLanguage] = useState("");

  const languages = useMemo(
    () => (data ?? []).filter((each) => !language || each.language === language),
    [data, language],
  );
  const rows = useMemo(() => rowsOf(languages), [languages]);
  const shown = useMemo(() => filtered(rows, sought, filter, withValues), [rows, sought, filter, withValues]);
  const columns: TableColumnsType<Row> = [
    {
      title: t("recordings.name"),
      width: 200,
      rowScope: "row",
      className: "recording-name",
      render: (_, { name }) => name,
    },
    ...languages.map(({ language: tag }) => ({
      key: tag,
      title: (
        <>
          {languageName(tag)} <small className="page-detail">{tag}</small>
        </>
      ),
      ellipsis: true,
      render: (_: unknown, row: Row) => (
        <Cell
          row={row}
          language={tag}
          mayEdit={mayEdit}
          onOpen={() => setOpened({ language: tag, name: row.name })}
        />
      ),
    })),
    { title: t("recordings.uses"), width: 200, render: (_, row) => <Flows row={row} /> },
  ];
  return (
    <div className="page">
      <TopBar title={t("app.recordings")} section="recordings">
        {mayEdit ? (
          <>
            <Button icon={<UploadOutlined aria-hidden />} onClick={() => setDialog("many")}>
              {t("recordings.uploadMany")}
            </Button>
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog("new")}>
              {t("recordings.new")}
            </Button>
          </>
        ) : null}
      </TopBar>
      <main className="page-body">
        <PromptsParts current="recordings" />
        <Waiting languages={data ?? []} onShow={() => setFilter("waiting")} />
        <div className="recordings-tools">
          <Input.Search
            className="page-search"
            allowClear
            placeholder={t("recordings.find")}
            aria-label={t("recordings.find")}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
          <Segmented<Filter>
            aria-label={t("recordings.show")}
            value={filter}
            onChange={setFilter}
            options={FILTERS.map((value) => ({
              value,
              label:
                value === "all"
                  ? t("recordings.filter.all")
                  : `${t(`recordings.filter.${value}`)} (${count(rows, value)})`,
            }))}
          />
          <Select
            className="recordings-choice"
            aria-label={t("recordings.language")}
            value={language}
            onChange={setLanguage}
            options={[
              { value: "", label: t("library.allLanguages") },
              ...(data ?? []).map((each) => ({ value: each.language, label: languageName(each.language) })),
            ]}
          />
          <Checkbox checked={withValues} onChange={(event) => setWithValues(event.target.checked)}>
            {t("recordings.withValues")}
          </Checkbox>
        </div>
        {error ? (
          <NotLoaded error={error} onRetry={refetch} />
        ) : (
          <Table<Row>
            rowKey="name"
            size="middle"
            tableLayout="fixed"
            loading={isLoading}
            dataSource={shown}
            columns={columns}
            pagination={{ pageSize: ROWS_AT_ONCE, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: isLoading ? " " : <Empty description={t(`recordings.none.${filter}`)} /> }}
          />
        )}
      </main>
      {opened ? (
        <PieceDrawer
          key={`${opened.language}/${opened.name}`}
          {...opened}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
      {dialog === "new" ? <NewRecording onClose={() => setDialog(undefined)} /> : null}
      {dialog === "many" ? <UploadMany onClose={() => setDialog(undefined)} onArchive={setDialog} /> : null}
      {dialog instanceof File ? (
        <Suspense>
          <UploadArchive file={dialog} onClose={() => setDialog(undefined)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The flows that play it; a flow's link leads to the first node that does. */
function Flows({ row }: { row: Row }) {
  const { t } = useTranslation();
  const places = placesOf(Object.values(row.pieces));
  const first = new Map(places.toReversed().map((place) => [place.flow, place.node]));
  if (first.size === 0) {
    return (
      <span className="page-detail">{row.ofValues ? t("recordings.values") : t("recordings.unused")}</span>
    );
  }
  return (
    <span className="recording-uses">
      {[...first].toReversed().map(([flow, node]) => (
        <Link key={flow} href={`/flows/${flow}?node=${node}`}>
          {flow}
        </Link>
      ))}
    </span>
  );
}
