/** What flows say, prompt by prompt and language by language; where one lacks words. */

import { Empty, Input, Segmented, Select, Table, type TableColumnsType, Tag } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { NotLoaded } from "../app/NotLoaded";
import { TopBar } from "../app/TopBar";
import { languageName } from "../inspector/languageName";
import { PromptsParts } from "../recordings/PromptsParts";
import { type SpokenPrompt, useTexts } from "../recordings/queries";
import { countOf, languagesOf, promptsLike, type Sought, TEXT_FILTERS, textIn } from "../recordings/texts";
import "./pages.css";
import "../recordings/recordings.css";

const ROWS_AT_ONCE = 50;
const NOTHING: Sought = { words: "", filter: "all", flow: "", language: "" };

export default function TextsPage() {
  const { t } = useTranslation();
  const { data, error, isLoading, refetch } = useTexts();
  const [sought, setSought] = useState(NOTHING);
  const seek = (changed: Partial<Sought>) => setSought((now) => ({ ...now, ...changed }));
  const prompts = data ?? [];
  const languages = useMemo(() => languagesOf(data ?? []), [data]);
  const flows = useMemo(() => [...new Set((data ?? []).map(({ flow }) => flow))], [data]);
  const shown = useMemo(() => promptsLike(data ?? [], sought), [data, sought]);
  const columns: TableColumnsType<SpokenPrompt> = [
    {
      title: t("library.place"),
      width: 240,
      rowScope: "row",
      className: "recording-name",
      render: (_, { flow, node, title, field }) => (
        <>
          <Link href={`/flows/${flow}?node=${node}`}>{title || node}</Link>
          <small className="page-detail text-place">
            {flow} · {node} · {field}
          </small>
        </>
      ),
    },
    ...languages
      .filter((language) => !sought.language || language === sought.language)
      .map((language) => ({
        key: language,
        title: (
          <>
            {languageName(language)} <small className="page-detail">{language}</small>
          </>
        ),
        render: (_: unknown, prompt: SpokenPrompt) => <Words prompt={prompt} language={language} />,
      })),
  ];
  return (
    <div className="page">
      <TopBar title={t("library.texts")} section="recordings" />
      <main className="page-body">
        <PromptsParts current="texts" />
        <div className="recordings-tools">
          <Input.Search
            className="page-search"
            allowClear
            placeholder={t("library.findText")}
            aria-label={t("library.findText")}
            value={sought.words}
            onChange={({ target }) => seek({ words: target.value })}
          />
          <Segmented
            aria-label={t("recordings.show")}
            value={sought.filter}
            onChange={(filter) => seek({ filter })}
            options={TEXT_FILTERS.map((value) => ({
              value,
              label:
                value === "all"
                  ? t("library.textFilter.all")
                  : `${t(`library.textFilter.${value}`)} (${countOf(prompts, value)})`,
            }))}
          />
          <Select
            className="recordings-choice"
            aria-label={t("library.flow")}
            value={sought.flow}
            onChange={(flow) => seek({ flow })}
            options={[
              { value: "", label: t("library.allFlows") },
              ...flows.map((value) => ({ value, label: value })),
            ]}
          />
          <Select
            className="recordings-choice"
            aria-label={t("recordings.language")}
            value={sought.language}
            onChange={(language) => seek({ language })}
            options={[
              { value: "", label: t("library.allLanguages") },
              ...languages.map((value) => ({ value, label: languageName(value) })),
            ]}
          />
        </div>
        {error ? (
          <NotLoaded error={error} onRetry={refetch} />
        ) : (
          <Table<SpokenPrompt>
            rowKey={({ flow, node, field }) => `${flow}.${node}.${field}`}
            size="middle"
            tableLayout="fixed"
            loading={isLoading}
            dataSource={shown}
            columns={columns}
            pagination={{ pageSize: ROWS_AT_ONCE, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{
              emptyText: isLoading ? " " : <Empty description={t(`library.noText.${sought.filter}`)} />,
            }}
          />
        )}
      </main>
    </div>
  );
}

function Words({ prompt, language }: { prompt: SpokenPrompt; language: string }) {
  const { t } = useTranslation();
  const text = textIn(prompt, language);
  if (!text) return <span className="page-detail">{t("library.notSpoken")}</span>;
  if (text.voice === "missing" || text.voice === "unread") {
    return (
      <Link className="piece-bad page-link" href={`/flows/${prompt.flow}?node=${prompt.node}`}>
        {t(`library.voice.${text.voice}`)}
      </Link>
    );
  }
  return (
    <>
      <span lang={language} className="recording-name">
        {text.words}
      </span>{" "}
      {text.voice === "robot" ? null : (
        <Tag color={text.voice === "mixed" ? "gold" : "blue"}>{t(`library.voice.${text.voice}`)}</Tag>
      )}
    </>
  );
}
