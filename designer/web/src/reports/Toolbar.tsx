/** Of when a report is, how its time is cut, by what it is told apart. */

import { Checkbox, DatePicker, Select, Tag } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { sameFor } from "../app/sameFor";
import { dimensionTitle, sharedDimensions, valueText } from "./naming";
import type { Asked, Catalogue, Values } from "./types";
import { datesOf } from "./view";

interface Props {
  catalogue: Catalogue;
  asked: Asked;
  titles: Values["titles"];
  /** Only of when, and filters: what services are asked by. */
  short: boolean;
  onChange: (changed: Partial<Asked>) => void;
}

const DATES = "dates";
/** High enough for all of the times: none is to be scrolled for. */
const ALL_PX = 480;
const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

export function Toolbar({ catalogue, asked, titles, short, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const dates = datesOf(asked.when);
  const shared = sharedDimensions(catalogue, asked.measures);
  const labelled = (name: string, label: string, control: React.ReactNode) => (
    <div className="report-field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      {control}
    </div>
  );
  return (
    <div className="report-tools">
      {labelled(
        "when",
        t("reports.when"),
        <Select
          id={`${id}-when`}
          className="report-when"
          listHeight={ALL_PX}
          value={dates ? DATES : asked.when}
          options={[
            ...catalogue.whens.map(({ words, title }) => ({ value: words, label: title })),
            { value: DATES, label: t("reports.dates") },
          ]}
          onChange={(when) => {
            const today = dayjs().format("YYYY-MM-DD");
            const monthAgo = dayjs().subtract(1, "month").format("YYYY-MM-DD");
            onChange({ when: when === DATES ? `${monthAgo}..${today}` : when });
          }}
        />,
      )}
      {dates
        ? labelled(
            "dates",
            t("reports.fromTo"),
            <DatePicker.RangePicker
              id={{ start: `${id}-dates`, end: `${id}-last` }}
              allowClear={false}
              value={sameFor(`dates ${dates}`, (): [Dayjs, Dayjs] => [dayjs(dates[0]), dayjs(dates[1])])}
              onChange={(chosen) => {
                const [first, last] = chosen ?? [];
                if (first && last)
                  onChange({ when: `${first.format("YYYY-MM-DD")}..${last.format("YYYY-MM-DD")}` });
              }}
            />,
          )
        : null}
      {short
        ? null
        : labelled(
            "unit",
            t("reports.by"),
            <Select
              id={`${id}-unit`}
              className="report-unit"
              value={asked.unit}
              options={[
                ...catalogue.units.map(({ name, title }) => ({ value: name, label: title })),
                { value: "", label: t("reports.whole") },
              ]}
              onChange={(unit) => onChange({ unit })}
            />,
          )}
      {short
        ? null
        : labelled(
            "group",
            t("reports.per"),
            <Select
              id={`${id}-group`}
              className="report-per"
              mode="multiple"
              maxTagCount="responsive"
              placeholder={t("reports.notApart")}
              value={asked.group_by}
              options={catalogue.dimensions.map(({ name, title, help }) => ({
                value: name,
                label: title,
                title: shared.includes(name) ? help : t("reports.cannotApart"),
                disabled: !shared.includes(name) && !asked.group_by.includes(name),
              }))}
              onChange={(group_by) => onChange({ group_by })}
            />,
          )}
      {labelled(
        "zone",
        t("reports.zone"),
        <Select
          id={`${id}-zone`}
          className="report-zone"
          showSearch
          value={asked.zone}
          options={ZONES.map((value) => ({ value }))}
          onChange={(zone) => onChange({ zone })}
        />,
      )}
      {short ? null : (
        <Checkbox
          className="report-compare"
          checked={asked.compare}
          onChange={({ target }) => onChange({ compare: target.checked })}
        >
          {t("reports.compare")}
        </Checkbox>
      )}
      {asked.only.length > 0 ? (
        <div className="report-only">
          {asked.only.map(({ dimension, values }) => (
            <Tag
              key={dimension}
              closable={{
                "aria-label": `${t("reports.dropFilter")}: ${dimensionTitle(catalogue, dimension)}`,
              }}
              onClose={(event) => {
                event.preventDefault();
                onChange({ only: asked.only.filter((each) => each.dimension !== dimension) });
              }}
            >
              {dimensionTitle(catalogue, dimension)}:{" "}
              {values.map((value) => valueText(dimension, value, titles, t)).join(", ")}
            </Tag>
          ))}
        </div>
      ) : null}
    </div>
  );
}
