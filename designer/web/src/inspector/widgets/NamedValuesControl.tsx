/** Named values: `(reason = "lost card", account = account)`. */

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { AutoComplete, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type NamedValue, readCall, writeCall } from "../../document/written/calls";
import { useVariables } from "../around";
import { ExpressionField } from "../expression/ExpressionField";
import { useDraft } from "../useDraft";
import { useRowKeys } from "../useRowKeys";
import type { WidgetProps } from "./widget";

export function NamedValuesControl({ text, label, disabled, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const written = readCall(text)?.values ?? [];
  // A row that has no name or no value yet cannot be written: it lives here until it has both.
  const [fresh, setFresh] = useState<NamedValue>();
  const rows = fresh ? [...written, fresh] : written;
  const { keys, removed } = useRowKeys(rows.length);
  const change = (index: number, row: NamedValue) => {
    const whole = row.name.trim() !== "" && row.value.trim() !== "";
    if (index >= written.length) {
      setFresh(whole ? undefined : row);
      if (whole) onChange(writeCall({ name: "", values: [...written, row] }));
    } else if (whole) {
      onChange(writeCall({ name: "", values: written.with(index, row) }));
    }
  };
  const remove = (index: number) => {
    removed(index);
    if (index >= written.length) setFresh(undefined);
    else onChange(writeCall({ name: "", values: written.toSpliced(index, 1) }));
  };
  return (
    <div className="rows">
      {rows.map((row, index) => (
        <div className="row" key={keys[index]}>
          <NameOfValue
            name={row.name}
            label={`${label}: ${t("inspector.valueName")}`}
            disabled={disabled}
            onChange={(name) => change(index, { ...row, name })}
          />
          <span className="row-sign">=</span>
          <div className="row-rest">
            <ExpressionField
              text={row.value}
              label={`${label}: ${row.name}`}
              disabled={disabled}
              onChange={(value) => change(index, { ...row, value })}
            />
          </div>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t("inspector.remove", { what: row.name })}
            disabled={disabled}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined />}
        disabled={disabled || fresh !== undefined}
        onClick={() => setFresh({ name: "", value: "" })}
      >
        {t("inspector.addValue")}
      </Button>
    </div>
  );
}

interface NameProps {
  name: string;
  label: string;
  disabled: boolean;
  onChange: (name: string) => void;
}

function NameOfValue({ name, label, disabled, onChange }: NameProps) {
  const variables = useVariables();
  const { draft, type, settle } = useDraft(name, onChange);
  return (
    <AutoComplete
      className="row-name"
      aria-label={label}
      disabled={disabled}
      value={draft}
      options={variables.map((each) => ({ value: each.name }))}
      showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
      onChange={type}
      onBlur={settle}
    />
  );
}
