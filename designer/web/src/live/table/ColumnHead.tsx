/** The head of a column: its name, and on demand its type, whether it is personal, and taking it away. */

import { SettingOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input, Popover, Select } from "antd";
import { useTranslation } from "react-i18next";
import { FaultText } from "../FaultText";
import { isFaulty, messageAt } from "../faults";
import type { Column, ColumnType, Fault } from "../types";

interface Props {
  column: Column;
  number: number;
  types: readonly ColumnType[];
  faults: readonly Fault[];
  readOnly: boolean;
  onChange: (column: Column) => void;
  onRemove: () => void;
}

export function ColumnHead({ column, number, types, faults, readOnly, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const type = types.find(({ value }) => value === column.type)?.label ?? column.type;
  const settings = (
    <Form layout="vertical" className="live-column" component="div">
      <Form.Item label={t("live.columnName")} htmlFor={`column-${number}`} extra={t("live.columnNameHelp")}>
        <Input
          id={`column-${number}`}
          maxLength={64}
          status={messageAt(faults, "columns", number, "name") ? "error" : ""}
          value={column.name}
          onChange={({ target }) => onChange({ ...column, name: target.value })}
        />
        <FaultText message={messageAt(faults, "columns", number, "name")} />
      </Form.Item>
      <Form.Item label={t("live.columnType")}>
        <Select
          aria-label={t("live.columnType")}
          value={column.type}
          options={types.map(({ value, label }) => ({ value, label }))}
          onChange={(value) => onChange({ ...column, type: value })}
        />
        <FaultText message={messageAt(faults, "columns", number, "type")} />
      </Form.Item>
      <Checkbox
        checked={column.private ?? false}
        onChange={({ target }) => onChange({ ...column, private: target.checked })}
      >
        {t("live.private")}
      </Checkbox>
      <Button danger block className="live-column-remove" onClick={onRemove}>
        {t("live.removeColumn")}
      </Button>
    </Form>
  );
  return (
    <div className="live-column-head">
      <span>
        {column.name || "…"} <small className="page-detail">{type}</small>
      </span>
      {readOnly ? null : (
        <Popover
          trigger="click"
          title={t("live.column", { name: column.name })}
          content={settings}
          destroyOnHidden
        >
          <Button
            type="text"
            size="small"
            danger={isFaulty(faults, "columns", number)}
            icon={<SettingOutlined />}
            aria-label={t("live.columnSettings", { name: column.name })}
          />
        </Popover>
      )}
    </div>
  );
}
