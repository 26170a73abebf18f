/**
 * Controls for numbers, lengths of time and shares of calls. What is typed stays as it was typed, however large: the check
 * says what is wrong with it, while a control that moved it to its own limit would say nothing.
 */

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
      precision={0}
      placeholder={fallback}
      value={draft === "" ? null : draft}
      onChange={(value) => type(value == null ? "" : String(value))}
      onStep={(value) => type(String(within(limits, Number(value))))}
      onBlur={settle}
    />
  );
}

/** The arrows of a field stop at its limits. */
function within(limits: WidgetProps["limits"], value: number): number {
  return Math.min(
    numberIn(limits, "max") ?? Number.MAX_SAFE_INTEGER,
    Math.max(numberIn(limits, "min") ?? Number.MIN_SAFE_INTEGER, value),
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
