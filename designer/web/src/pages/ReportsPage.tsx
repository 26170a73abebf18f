/** Reports: ready ones and those that people composed, each with its chart and its numbers. */

import { Alert, App, Button, Result, Spin, Tag } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import { inWords } from "../app/problems";
import { TopBar } from "../app/TopBar";
import { useAppearance } from "../app/useAppearance";
import { Actions } from "../reports/Actions";
import { AnswerView } from "../reports/AnswerView";
import { Footing } from "../reports/Footing";
import { useAnswer, useCatalogueOfReports, useSaved, useServices, useValues } from "../reports/queries";
import { ReportList } from "../reports/ReportList";
import { ServicesView } from "../reports/ServicesView";
import { Toolbar } from "../reports/Toolbar";
import type { Asked, Catalogue, Saved } from "../reports/types";
import { usePrinting } from "../reports/usePrinting";
import { isChanged, linkTo, NEW, SERVICES, searchOf, timeOf, type View, viewOf } from "../reports/view";
import "./pages.css";
import "../reports/reports.css";

const Composer = lazy(() => import("../reports/Composer"));
const SaveDialog = lazy(() => import("../reports/SaveDialog"));

/** Whose days are meant, until somebody says something else. */
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export default function ReportsPage() {
  const { t } = useTranslation();
  const catalogue = useCatalogueOfReports();
  const saved = useSaved();
  const failed = catalogue.error ?? saved.error;
  return (
    <div className="page reports">
      <TopBar title={t("app.reports")} section="reports" />
      {catalogue.data && saved.data ? (
        <Shown catalogue={catalogue.data} saved={saved.data} />
      ) : (
        <main className="page-body">
          {failed ? (
            <Result
              status="warning"
              title={inWords(failed, t)}
              extra={
                <Button
                  onClick={() => {
                    void catalogue.refetch();
                    void saved.refetch();
                  }}
                >
                  {t("problem.retry")}
                </Button>
              }
            />
          ) : (
            <Spin />
          )}
        </main>
      )}
    </div>
  );
}

function Shown({ catalogue, saved }: { catalogue: Catalogue; saved: readonly Saved[] }) {
  const { t } = useTranslation();
  const search = useSearch();
  const [, go] = useLocation();
  const view = useMemo(() => viewOf(search, catalogue, saved, ZONE), [search, catalogue, saved]);
  const start = () => go(`/reports?report=${NEW}${view ? `&${timeOf(view)}` : ""}`);
  return (
    <div className="reports-body">
      <ReportList catalogue={catalogue} saved={saved} view={view} onNew={start} />
      {view ? (
        <OneReport key={view.report} catalogue={catalogue} saved={saved} view={view} />
      ) : (
        <main className="reports-main">
          <Result
            status="info"
            title={t("reports.gone")}
            extra={<Button onClick={() => go("/reports")}>{t("reports.toReady")}</Button>}
          />
        </main>
      )}
    </div>
  );
}

interface Props {
  catalogue: Catalogue;
  saved: readonly Saved[];
  view: View;
}

function OneReport({ catalogue, saved, view }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [, go] = useLocation();
  const printing = usePrinting();
  const appearance = useAppearance();
  const [composing, compose] = useState(view.report === NEW);
  const [saving, setSaving] = useState<{ changed: Saved | undefined }>();
  const services = view.report === SERVICES;
  const values = useValues();
  const titles = values.data?.titles ?? {};
  const askable = view.asked.measures.length > 0;
  const report = useAnswer(view.asked, !services && askable);
  const used = useServices(view.asked, services);
  const told = services ? used : report;

  const kept = saved.find((each) => linkTo(each) === view.report);
  const ready = catalogue.ready.find(({ name }) => name === view.report);
  const title = services
    ? t("reports.services.title")
    : (ready?.title ?? kept?.name ?? t("reports.untitled"));
  const help = services ? t("reports.services.help") : ready?.help;
  const change = (changed: Partial<Asked>) =>
    go(`/reports?${searchOf({ ...view, asked: { ...view.asked, ...changed } })}`, { replace: true });
  return (
    <>
      <main className="reports-main">
        <div className="report-head">
          <div>
            <h2>
              {title}{" "}
              {!services && isChanged(view) && view.report !== NEW ? <Tag>{t("reports.changed")}</Tag> : null}
            </h2>
            {help ? <p className="report-hint">{help}</p> : null}
          </div>
          <Actions
            view={view}
            title={title}
            saved={kept}
            composing={composing}
            onCompose={() => compose(!composing)}
            onSave={(changes) => setSaving({ changed: changes ? kept : undefined })}
            onRemoved={() => go("/reports")}
          />
        </div>
        <Toolbar
          catalogue={catalogue}
          asked={view.asked}
          titles={titles}
          short={services}
          onChange={change}
        />
        {told.error ? (
          <Alert
            className="report-part"
            type="warning"
            showIcon
            title={inWords(told.error, t)}
            action={<Button onClick={() => void told.refetch()}>{t("problem.retry")}</Button>}
          />
        ) : null}
        {!told.data && told.isLoading ? <Spin /> : null}
        <div aria-busy={told.isFetching && told.isPlaceholderData} className="report-answer">
          {services && used.data && !used.error ? <ServicesView services={used.data.value} /> : null}
          {!services && report.data && askable && !report.error ? (
            <AnswerView
              catalogue={catalogue}
              asked={view.asked}
              report={report.data.value}
              titles={titles}
              title={title}
              appearance={printing ? "light" : appearance}
              printing={printing}
            />
          ) : null}
          {told.data && !told.error ? (
            <Footing told={told.data.value} onRefresh={() => void told.refetch()} />
          ) : null}
        </div>
      </main>
      <Suspense>
        {composing && !services ? (
          <Composer
            catalogue={catalogue}
            asked={view.asked}
            values={values.data}
            onChange={change}
            onClose={() => compose(false)}
          />
        ) : null}
        {saving ? (
          <SaveDialog
            asked={view.asked}
            changed={saving.changed}
            onSaved={(now) => {
              setSaving(undefined);
              message.success(t("reports.saved", { name: now.name }));
              go(`/reports?report=${linkTo(now)}`);
            }}
            onClose={() => setSaving(undefined)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
