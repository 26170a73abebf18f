/** Named values: `(reason = "lost card", account = account)`. */

import { AutoComplete } from "antd";
import { useTranslation } from "react-i18next";
import { type NamedValue, readCall, writeCall } from "../../document/written/calls";
import { useVariables } from "../around";
import { ExpressionField } from "../expression/ExpressionField";
import { useDraft } from "../useDraft";
import { NamedRows } from "./NamedRows";
import type { WidgetProps } from "./widget";

const BLANK: NamedValue = { name: "", value: "" };

export function NamedValuesControl({ text, label, disabled, onChange }: WidgetProps) {
  const { t } = useTranslation();
  return (
    <NamedRows
      written={readCall(text)?.values ?? []}
      blank={BLANK}
      isWhole={(row) => row.name.trim() !== "" && row.value.trim() !== ""}
      add={t("inspector.addValue")}
      disabled={disabled}
      onWrite={(values) => onChange(writeCall({ name: "", values }))}
    >
      {(row, change) => (
        <>
          <NameOfValue
            name={row.name}
            label={`${label}: ${t("inspector.valueName")}`}
            disabled={disabled}
            onChange={(name) => change({ ...row, name })}
          />
          <span className="row-sign">=</span>
          <div className="row-rest">
            <ExpressionField
              text={row.value}
              label={`${label}: ${row.name}`}
              disabled={disabled}
              onChange={(value) => change({ ...row, value })}
            />
          </div>
        </>
      )}
    </NamedRows>
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
