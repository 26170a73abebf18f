/** Days that are different: holidays of one's own, days with other hours, days that are closed. */

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Input, Select, Table } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { FaultText } from "../FaultText";
import { messageAt } from "../faults";
import type { CalendarForm, DayForm, EditorProps } from "../types";
import { asDate, dateText } from "./clock";
import { Hours } from "./Hours";
import { asSort, SORTS, type Sort, sortOf, tomorrowFree } from "./sorts";

const PAGE = 20;

export function Days({ form, faults, readOnly, onChange }: EditorProps<CalendarForm>) {
  const { t } = useTranslation();
  const put = (number: number, day: DayForm) =>
    onChange({ ...form, days: form.days.map((each, at) => (at === number ? day : each)) });
  const add = () =>
    onChange({
      ...form,
      days: [{ date: tomorrowFree(form.days, dateText(dayjs())), title: "", openings: null }, ...form.days],
    });
  const rows = form.days.map((day, number) => ({ ...day, number }));
  return (
    <>
      {readOnly ? null : (
        <Button icon={<PlusOutlined />} onClick={add}>
          {t("live.addDay")}
        </Button>
      )}
      <Table
        className="live-days"
        rowKey="number"
        size="small"
        dataSource={rows}
        pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
        locale={{ emptyText: t("live.noDays") }}
        columns={[
          {
            title: t("live.date"),
            width: 170,
            render: (_, { number, ...day }) => (
              <>
                <DatePicker
                  aria-label={t("live.dateOf", { number: number + 1 })}
                  disabled={readOnly}
                  allowClear={false}
                  status={messageAt(faults, "days", number, "date") ? "error" : ""}
                  value={asDate(day.date)}
                  onChange={(date) => put(number, { ...day, date: dateText(date) })}
                />
                <FaultText message={messageAt(faults, "days", number, "date")} />
              </>
            ),
          },
          {
            title: t("live.dayName"),
            width: 240,
            render: (_, { number, ...day }) => (
              <Input
                aria-label={t("live.dayNameOf", { date: day.date })}
                disabled={readOnly}
                maxLength={200}
                value={day.title ?? ""}
                onChange={({ target }) =>
                  put(number, { ...day, title: target.value === "" && day.openings ? null : target.value })
                }
              />
            ),
          },
          {
            title: t("live.whatHolds"),
            width: 190,
            render: (_, { number, ...day }) => (
              <Select<Sort>
                className="live-sort"
                aria-label={t("live.whatHoldsOn", { date: day.date })}
                disabled={readOnly}
                value={sortOf(day)}
                options={SORTS.map((value) => ({ value, label: t(`live.sort.${value}`) }))}
                onChange={(sort) => put(number, asSort(day, sort))}
              />
            ),
          },
          {
            title: t("live.hours"),
            render: (_, { number, ...day }) =>
              sortOf(day) === "hours" ? (
                <Hours
                  label={day.date}
                  openings={day.openings ?? []}
                  place={["days", number, "openings"]}
                  faults={faults}
                  readOnly={readOnly}
                  onChange={(openings) => put(number, { ...day, openings })}
                />
              ) : null,
          },
          {
            title: <span className="for-screen-readers">{t("live.remove")}</span>,
            width: 48,
            render: (_, { number, date }) =>
              readOnly ? null : (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t("live.removeDay", { date })}
                  onClick={() => onChange({ ...form, days: form.days.filter((_, at) => at !== number) })}
                />
              ),
          },
        ]}
      />
    </>
  );
}
