/** All reports: ready ones, those for everybody, one's own. */

import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Catalogue, Saved } from "./types";
import { linkTo, NEW, SERVICES, timeOf, type View } from "./view";

interface Props {
  catalogue: Catalogue;
  saved: readonly Saved[];
  /** What is shown: another ready report is of the same time. */
  view: View | undefined;
  onNew: () => void;
}

export function ReportList({ catalogue, saved, view, onNew }: Props) {
  const { t } = useTranslation();
  const current = view?.report;
  const entry = (report: string, title: string, hint?: string, search = "") => (
    <li key={report}>
      <Link
        href={`/reports?report=${report}${search}`}
        aria-current={report === current ? "page" : undefined}
        title={hint}
      >
        {title}
      </Link>
    </li>
  );
  const time = view ? `&${timeOf(view)}` : "";
  const kept = (shared: boolean) => saved.filter((each) => each.shared === shared);
  return (
    <nav className="report-list" aria-label={t("reports.list")}>
      <h2>{t("reports.ready")}</h2>
      <ul>
        {catalogue.ready.map(({ name, title, help }) => entry(name, title, help, time))}
        {entry(SERVICES, t("reports.services.title"), t("reports.services.help"), time)}
      </ul>
      {([true, false] as const).map((shared) =>
        kept(shared).length > 0 ? (
          <section key={String(shared)}>
            <h2>{t(shared ? "reports.shared" : "reports.mine")}</h2>
            <ul>{kept(shared).map((each) => entry(linkTo(each), each.name, each.author))}</ul>
          </section>
        ) : null,
      )}
      <Button
        block
        type={current === NEW ? "primary" : "default"}
        icon={<PlusOutlined aria-hidden />}
        onClick={onNew}
      >
        {t("reports.new")}
      </Button>
    </nav>
  );
}
