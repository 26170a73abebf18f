/** What the chart shows: of several units, or of several numbers, one at a time. */

import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Drawable } from "./chart";

interface Props {
  drawables: readonly Drawable[];
  drawn: string;
  onDraw: (value: string) => void;
}

export function Drawn({ drawables, drawn, onDraw }: Props) {
  const { t } = useTranslation();
  const shared = { size: "small" as const, "aria-label": t("reports.drawn"), value: drawn, onChange: onDraw };
  const isOfNumbers = drawables.some(({ title }) => title);
  const options = drawables.map(({ value, title }) => ({
    value,
    label: title ?? t(`reports.units.${value}`),
  }));
  return isOfNumbers ? (
    <Select {...shared} className="report-drawn" popupMatchSelectWidth={false} options={options} />
  ) : (
    <Segmented {...shared} options={options} />
  );
}
