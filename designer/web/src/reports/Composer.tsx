/** What a report counts, by what it is told apart, of what it is: changed while it stands beside. */

import { CloseOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Select, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dimensionTitle, fitting, sharedDimensions, valueText } from "./naming";
import type { Asked, Catalogue, Values } from "./types";

interface Props {
  catalogue: Catalogue;
  asked: Asked;
  values: Values | undefined;
  onChange: (changed: Partial<Asked>) => void;
  onClose: () => void;
}

export default function Composer({ catalogue, asked, values, onChange, onClose }: Props) {
  const { t } = useTranslation();
  const fits = fitting(catalogue, [...asked.group_by, ...asked.only.map(({ dimension }) => dimension)]);
  const shared = sharedDimensions(catalogue, asked.measures);
  // A filter that was added and has no values yet does not ask for anything.
  const [begun, begin] = useState<string[]>([]);
  const blank = begun.filter((name) => !asked.only.some(({ dimension }) => dimension === name));
  const filters = [...asked.only, ...blank.map((dimension) => ({ dimension, values: [] as string[] }))];
  const free = shared.filter((name) => !filters.some(({ dimension }) => dimension === name));
  const setValues = (dimension: string, chosen: string[]) => {
    const only = filters.map((each) => (each.dimension === dimension ? { dimension, values: chosen } : each));
    if (chosen.length === 0) begin([...begun, dimension]);
    onChange({ only: only.filter(({ values: some }) => some.length > 0) });
  };
  return (
    <aside className="report-composer" aria-label={t("reports.compose")}>
      <header>
        <h2>{t("reports.compose")}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t("reports.close")} onClick={onClose} />
      </header>
      <section className="report-compose">
        <h3>{t("reports.measures")}</h3>
        <p className="report-hint">{t("reports.measuresHelp")}</p>
        {asked.measures.length === 0 ? (
          <Alert type="warning" showIcon title={t("reports.noMeasure")} />
        ) : null}
        {catalogue.measures.map(({ name, title, help }) => {
          const chosen = asked.measures.includes(name);
          const may = chosen || fits.has(name);
          return (
            <div key={name}>
              <Tooltip title={may ? help : t("reports.cannotApart")} placement="left">
                <Checkbox
                  checked={chosen}
                  disabled={!may}
                  onChange={({ target }) =>
                    onChange({
                      measures: catalogue.measures
                        .map((each) => each.name)
                        .filter((each) => (each === name ? target.checked : asked.measures.includes(each))),
                    })
                  }
                >
                  {title}
                </Checkbox>
              </Tooltip>
            </div>
          );
        })}
      </section>
      <section className="report-compose">
        <h3>{t("reports.per")}</h3>
        <Checkbox.Group
          aria-label={t("reports.per")}
          value={asked.group_by}
          options={catalogue.dimensions.map(({ name, title, help }) => ({
            value: name,
            label: title,
            title: help,
            disabled: !shared.includes(name) && !asked.group_by.includes(name),
          }))}
          onChange={(group_by) => onChange({ group_by: group_by as string[] })}
        />
      </section>
      <section className="report-compose">
        <h3>{t("reports.only")}</h3>
        {filters.map(({ dimension, values: chosen }) => (
          <div key={dimension} className="report-filter">
            <span>{dimensionTitle(catalogue, dimension)}</span>
            <Select
              mode="tags"
              aria-label={dimensionTitle(catalogue, dimension)}
              placeholder={t("reports.choose")}
              value={chosen}
              options={(values?.values[dimension] ?? []).map((value) => ({
                value,
                label: valueText(dimension, value, values?.titles ?? {}, t),
              }))}
              onChange={(picked) => setValues(dimension, picked)}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${t("reports.dropFilter")}: ${dimensionTitle(catalogue, dimension)}`}
              onClick={() => {
                begin(begun.filter((each) => each !== dimension));
                onChange({ only: asked.only.filter((each) => each.dimension !== dimension) });
              }}
            />
          </div>
        ))}
        <Select
          className="report-add-filter"
          aria-label={t("reports.addFilter")}
          placeholder={t("reports.addFilter")}
          suffix={<PlusOutlined />}
          value={null}
          options={free.map((value) => ({ value, label: dimensionTitle(catalogue, value) }))}
          onChange={(dimension: string | null) => {
            if (dimension) begin([...begun, dimension]);
          }}
        />
      </section>
    </aside>
  );
}
