/** Below the name of a milestone: how often it was counted, where else it is noted, and the way to the report. */

import { useTranslation } from "react-i18next";
import { useMayI } from "../app/session";
import { useAnswer, useMilestones } from "./queries";
import type { Asked } from "./types";
import "./reports.css";

const WHEN = "last 30 days";

export default function MilestoneNote({ name }: { name: string }) {
  const { t, i18n } = useTranslation();
  const maySee = useMayI("reports.see");
  const asked: Asked = {
    measures: ["services", "customers"],
    when: WHEN,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    unit: "",
    group_by: [],
    only: [{ dimension: "milestone", values: [name] }],
    compare: false,
  };
  const { data } = useAnswer(asked, maySee);
  const uses = useMilestones().data?.find((each) => each.name === name)?.uses ?? [];
  const [services, customers] = data?.value.total ?? [];
  const search = new URLSearchParams({ report: "services", when: WHEN, only: `milestone=${name}` });
  const number = (value: number | null | undefined) => (value ?? 0).toLocaleString(i18n.language);
  return (
    <div className="milestone-note">
      <p>{t("reports.services.noteHelp")}</p>
      {uses.length > 1 ? <p>{t("reports.services.notedIn", { count: uses.length })}</p> : null}
      {data ? (
        <p>
          {t("reports.services.noted", { services: number(services), customers: number(customers) })}{" "}
          <a href={`/reports?${search}`} target="_blank" rel="noreferrer">
            {t("reports.services.toReport")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
