/** Controls for numbers, lengths of time and shares of calls. */

import { Input, InputNumber, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import {
  lengthMs,
  readLength,
  readShare,
  UNITS_MS,
  type Unit,
  writeLength,
  writeShare,
} from "../../document/written/plain";
import { useDraft } from "../useDraft";
import { numberIn, type WidgetProps } from "./widget";

export function NumberControl({ text, label, fallback, limits, disabled, onChange }: WidgetProps) {
  const { draft, type, settle } = useDraft(text, onChange);
  return (
    <InputNumber
      className="control-wide"
      aria-label={label}
      disabled={disabled}
      min={String(numberIn(limits, "min") ?? Number.MIN_SAFE_INTEGER)}
      max={String(numberIn(limits, "max") ?? Number.MAX_SAFE_INTEGER)}
      precision={0}
      placeholder={fallback}
      value={draft === "" ? null : draft}
      onChange={(value) => type(value == null ? "" : String(value))}
      onBlur={settle}
    />
  );
}

const UNITS = Object.keys(UNITS_MS) as Unit[];

export function DurationControl({ text, label, fallback, limits, disabled, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const { draft, type, settle } = useDraft(text, onChange);
  const length = readLength(draft);
  const unit = length?.unit ?? readLength(fallback)?.unit ?? "s";
  const most = numberIn(limits, "max_ms");
  const units = UNITS.filter((each) => most === undefined || UNITS_MS[each] <= most);
  return (
    <Space.Compact block>
      <InputNumber
        className="control-wide"
        aria-label={label}
        disabled={disabled}
        min={0}
        {...(most === undefined ? {} : { max: most / UNITS_MS[unit] })}
        placeholder={String(readLength(fallback)?.amount ?? "")}
        value={length?.amount ?? null}
        onChange={(amount) => type(amount == null ? "" : writeLength({ amount, unit }))}
        onBlur={settle}
      />
      <Select
        className="control-unit"
        aria-label={`${label}: ${t("inspector.unit")}`}
        disabled={disabled}
        value={unit}
        options={units.map((each) => ({ value: each, label: t(`inspector.units.${each}`) }))}
        onChange={(chosen: Unit) => {
          const amount = length ? lengthMs(length) / UNITS_MS[chosen] : readLength(fallback)?.amount;
          if (amount !== undefined) onChange(writeLength({ amount, unit: chosen }));
        }}
      />
    </Space.Compact>
  );
}

export function ShareControl({ text, label, disabled, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const { draft, type, settle } = useDraft(text, onChange);
  const share = readShare(draft) ?? { percent: 0, name: "" };
  return (
    <Space.Compact block>
      <InputNumber
        aria-label={label}
        disabled={disabled}
        min={1}
        max={100}
        suffix="%"
        value={share.percent || null}
        onChange={(percent) => percent && type(writeShare({ ...share, percent }))}
        onBlur={settle}
      />
      <Input
        aria-label={t("inspector.shareName")}
        placeholder={t("inspector.shareName")}
        disabled={disabled}
        value={share.name}
        onChange={(event) => type(writeShare({ ...share, name: event.target.value }))}
        onBlur={settle}
      />
    </Space.Compact>
  );
}
