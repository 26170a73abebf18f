/** The public holidays of a country: which country, what they are in a year, and days on which it is open all the same. */

import { Button, Select, Space, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FaultText } from "../FaultText";
import { messageAt } from "../faults";
import { useCountries, useDays } from "../queries";
import type { CalendarForm, DayHours, EditorProps } from "../types";
import { asDate } from "./clock";
import { hoursInWords } from "./hoursInWords";

const YEAR_DAYS = 366;
const YEARS_AHEAD = 3;

export function PublicHolidays({ form, faults, readOnly, onChange }: EditorProps<CalendarForm>) {
  const { t, i18n } = useTranslation();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const countries = useCountries().data ?? [];
  const country = countries.find(({ code }) => code === form.country);
  const days = useDays(form, `${year}-01-01`, YEAR_DAYS);
  const shown = form.country
    ? (days.data ?? []).filter((day) => day.public && day.date.startsWith(`${year}`))
    : [];
  const exceptOn = ({ date, state }: DayHours) => {
    const usual = form.week.find(({ openings }) => openings.length > 0)?.openings ?? [];
    const openings = state === "holiday" ? usual : [];
    onChange({ ...form, days: [{ date, title: null, openings }, ...form.days] });
  };
  return (
    <>
      <Space wrap>
        <Select
          className="live-country"
          aria-label={t("live.country")}
          disabled={readOnly}
          status={messageAt(faults, "country") ? "error" : ""}
          showSearch={{ optionFilterProp: "label" }}
          value={form.country ?? ""}
          options={[
            { value: "", label: t("live.noCountry") },
            ...[...countries]
              .sort((one, other) => one.name.localeCompare(other.name, i18n.language))
              .map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
          ]}
          onChange={(code) => onChange({ ...form, country: code, subdivision: "" })}
        />
        {country && country.subdivisions.length > 0 ? (
          <Select
            className="live-country"
            aria-label={t("live.subdivision")}
            disabled={readOnly}
            status={messageAt(faults, "subdivision") ? "error" : ""}
            showSearch={{ optionFilterProp: "label" }}
            value={form.subdivision ?? ""}
            options={[
              { value: "", label: t("live.wholeCountry") },
              ...country.subdivisions.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={(code) => onChange({ ...form, subdivision: code })}
          />
        ) : null}
        {form.country ? (
          <Select
            aria-label={t("live.year")}
            value={year}
            options={Array.from({ length: YEARS_AHEAD }, (_, ahead) => ({
              value: thisYear + ahead,
              label: `${thisYear + ahead}`,
            }))}
            onChange={setYear}
          />
        ) : null}
      </Space>
      <FaultText message={messageAt(faults, "country") ?? messageAt(faults, "subdivision")} />
      {form.country ? (
        <Table<DayHours>
          className="live-public"
          rowKey="date"
          size="small"
          pagination={false}
          loading={days.isLoading}
          dataSource={shown}
          locale={{ emptyText: t("live.noPublic") }}
          columns={[
            {
              title: t("live.date"),
              dataIndex: "date",
              width: 200,
              render: (date: string) =>
                asDate(date)
                  ?.toDate()
                  .toLocaleDateString(i18n.language, { weekday: "short", month: "long", day: "numeric" }),
            },
            { title: t("live.dayName"), dataIndex: "title" },
            {
              title: t("live.whatHolds"),
              width: 220,
              render: (_, day) =>
                day.state === "holiday" ? (
                  <Tag color="gold">{t("live.closed")}</Tag>
                ) : (
                  <Tag color="blue">{`${t("live.workingDay")} ${hoursInWords(day, t)}`}</Tag>
                ),
            },
            {
              title: <span className="for-screen-readers">{t("live.change")}</span>,
              width: 160,
              render: (_, day) =>
                readOnly ? null : (
                  <Button type="link" size="small" onClick={() => exceptOn(day)}>
                    {t(day.state === "holiday" ? "live.openOn" : "live.closeOn")}
                    <span className="for-screen-readers">{day.date}</span>
                  </Button>
                ),
            },
          ]}
        />
      ) : null}
    </>
  );
}
