/** One calendar, list or table. */

import { Alert, Button, Input, Popconfirm, Result, Spin, Tag } from "antd";
import { lazy, Suspense, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { type Command, keysAsShown } from "../app/commands";
import { inWords } from "../app/problems";
import { useMayI } from "../app/session";
import { TopBar } from "../app/TopBar";
import { useCommandsOf } from "../app/useCommand";
import { NowTag } from "../live/NowTag";
import { useFaults, useLive, useOpened } from "../live/queries";
import { RemoveButton } from "../live/RemoveButton";
import { StaleDialog } from "../live/StaleDialog";
import type { Fault, LiveForm, Opened } from "../live/types";
import { UsedBy } from "../live/UsedBy";
import { useEditing } from "../live/useEditing";
import "./pages.css";
import "../live/live.css";

const CalendarEditor = lazy(() => import("../live/calendar/CalendarEditor"));
const ListEditor = lazy(() => import("../live/list/ListEditor"));
const TableEditor = lazy(() => import("../live/table/TableEditor"));

const SAVE_KEYS = "Ctrl+S";

interface Props {
  subject: string;
  name: string;
}

export default function LiveEditorPage({ subject, name }: Props) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const { data, error, refetch } = useOpened(subject, name);
  if (data) return <LiveEditor key={`${subject} ${name}`} opened={data} />;
  if (!error) return <Spin fullscreen />;
  return (
    <Result
      status="warning"
      title={inWords(error, t)}
      extra={[
        <Button key="retry" onClick={() => void refetch()}>
          {t("problem.retry")}
        </Button>,
        <Button key="all" onClick={() => go("/live")}>
          {t("app.live")}
        </Button>,
      ]}
    />
  );
}

function LiveEditor({ opened }: { opened: Opened }) {
  const { t } = useTranslation();
  const readOnly = !useMayI("live.edit");
  const editing = useEditing(opened);
  const { form, changed, saving, change, save, discard } = editing;
  const faults = useFaults(form).data ?? [];
  const { subject, name } = opened.summary;
  const known = useLive().data?.data.find((each) => each.subject === subject && each.name === name);
  const { uses, now } = known ?? opened.summary;
  const [, go] = useLocation();
  const maySave = changed && !saving && !readOnly;

  useCommandsOf(
    useMemo<Command[]>(
      () => [{ id: "save", keys: [SAVE_KEYS], everywhere: true, run: () => maySave && void save() }],
      [maySave, save],
    ),
  );
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);

  return (
    <div className="page">
      <TopBar
        title={form.title || name}
        section="live"
        state={
          <>
            {changed ? (
              <Tag className="live-tag" color="gold">
                {t("live.unsaved")}
              </Tag>
            ) : null}
            {faults.length > 0 ? (
              <Tag className="live-tag" color="red">
                {t("live.faults", { count: faults.length })}
              </Tag>
            ) : null}
          </>
        }
      >
        {readOnly ? null : (
          <>
            {known ? <RemoveButton of={known} onRemoved={() => go("/live")} /> : null}
            <Popconfirm title={t("live.discardAsk")} okText={t("live.discard")} onConfirm={discard}>
              <Button disabled={!changed || saving}>{t("live.discard")}</Button>
            </Popconfirm>
            <Button
              type="primary"
              disabled={!maySave}
              loading={saving}
              title={keysAsShown(SAVE_KEYS)}
              onClick={() => void save()}
            >
              {t("live.save")}
            </Button>
          </>
        )}
      </TopBar>
      <main className="page-body live-editor">
        <div className="live-head">
          <Input
            className="live-head-title"
            aria-label={t("live.title")}
            placeholder={t("live.title")}
            disabled={readOnly}
            maxLength={200}
            value={form.title ?? ""}
            onChange={({ target }) => change({ ...form, title: target.value })}
          />
          <span className="page-detail">{name}</span>
          {now.map((each) => (
            <NowTag key={each.zone} now={each} />
          ))}
          <span>
            <span className="page-detail">{t("live.usedBy")}</span> <UsedBy uses={uses} />
          </span>
        </div>
        {editing.rescued ? (
          <Alert type="warning" showIcon title={t("live.rescued")} />
        ) : (
          <Alert type="info" showIcon title={t("live.atOnce")} />
        )}
        <Suspense fallback={<Spin />}>
          <EditorOf opened={opened} form={form} faults={faults} readOnly={readOnly} onChange={change} />
        </Suspense>
      </main>
      <StaleDialog editing={editing} />
    </div>
  );
}

interface EditorOfProps {
  opened: Opened;
  form: LiveForm;
  faults: readonly Fault[];
  readOnly: boolean;
  onChange: (form: LiveForm) => void;
}

function EditorOf({ opened, form, ...rest }: EditorOfProps) {
  switch (form.subject) {
    case "calendar":
      return <CalendarEditor form={form} {...rest} />;
    case "list":
      return <ListEditor form={form} {...rest} />;
    case "table":
      return <TableEditor form={form} name={opened.summary.name} types={opened.column_types} {...rest} />;
  }
}
