/** What really holds on each day of a month, public holidays and exceptions included. */

import { Alert, Calendar, DatePicker, Tag } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { useDays } from "../queries";
import type { CalendarForm, DayHours } from "../types";
import { dateText } from "./clock";
import { hoursInWords } from "./hoursInWords";

/** Six weeks are drawn, and they begin at most so many days before the month does. */
const BEFORE_DAYS = 7;
const SHOWN_DAYS = 56;

export function Month({ form }: { form: CalendarForm }) {
  const { t } = useTranslation();
  const [shown, show] = useState<Dayjs>(() => dayjs());
  const first = dateText(shown.startOf("month").subtract(BEFORE_DAYS, "day"));
  const { data, error } = useDays(form, first, SHOWN_DAYS);
  const days = new Map((data ?? []).map((day) => [day.date, day]));
  return (
    <section aria-label={t("live.month")} className="live-month">
      {error ? <Alert type="warning" showIcon title={inWords(error, t)} /> : null}
      <Calendar
        value={shown}
        onPanelChange={show}
        onSelect={show}
        headerRender={({ value, onChange }) => (
          <DatePicker
            className="live-month-choice"
            picker="month"
            aria-label={t("live.month")}
            allowClear={false}
            value={value}
            onChange={(month) => month && onChange(month)}
          />
        )}
        cellRender={(date, { type }) =>
          type === "date" ? <InCell day={days.get(dateText(date as Dayjs))} /> : null
        }
      />
    </section>
  );
}

function InCell({ day }: { day: DayHours | undefined }) {
  const { t } = useTranslation();
  if (!day) return null;
  const hours = hoursInWords(day, t);
  return (
    <div className="live-cell">
      {day.title ? (
        <Tag color="gold" title={day.title}>
          {day.title}
        </Tag>
      ) : null}
      {day.state === "special" && hours ? <Tag color="blue">{hours}</Tag> : null}
      {day.state === "week" && hours ? <span>{hours}</span> : null}
      {!hours && !day.title ? <span className="page-detail">{t("live.closed")}</span> : null}
    </div>
  );
}
