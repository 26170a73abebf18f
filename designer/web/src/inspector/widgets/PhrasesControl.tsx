/** What callers may say: meanings, and the phrases that stand for each. */

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Meaning, readMeanings, writeMeanings } from "../../document/written/calls";
import { useDraft } from "../useDraft";
import { useRowKeys } from "../useRowKeys";
import type { WidgetProps } from "./widget";

export function PhrasesControl({ text, label, disabled, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const written = readMeanings(text) ?? [];
  const [fresh, setFresh] = useState<Meaning>();
  const rows = fresh ? [...written, fresh] : written;
  const { keys, removed } = useRowKeys(rows.length);
  const change = (index: number, row: Meaning) => {
    const whole = /^[^\W\d]\w*$/u.test(row.name) && row.phrases.length > 0;
    if (index >= written.length) {
      setFresh(whole ? undefined : row);
      if (whole) onChange(writeMeanings([...written, row]));
    } else if (whole) {
      onChange(writeMeanings(written.with(index, row)));
    }
  };
  const remove = (index: number) => {
    removed(index);
    if (index >= written.length) setFresh(undefined);
    else onChange(writeMeanings(written.toSpliced(index, 1)));
  };
  return (
    <div className="rows">
      {rows.map((row, index) => (
        <div className="row" key={keys[index]}>
          <MeaningName
            name={row.name}
            label={`${label}: ${t("inspector.meaning")}`}
            disabled={disabled}
            onChange={(name) => change(index, { ...row, name })}
          />
          <Select
            className="row-rest"
            mode="tags"
            open={false}
            suffixIcon={null}
            aria-label={`${label}: ${row.name}`}
            placeholder={t("inspector.phrases")}
            disabled={disabled}
            value={row.phrases}
            tokenSeparators={[";", "；"]}
            onChange={(phrases: string[]) => change(index, { ...row, phrases })}
          />
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
        onClick={() => setFresh({ name: "", phrases: [] })}
      >
        {t("inspector.addMeaning")}
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

function MeaningName({ name, label, disabled, onChange }: NameProps) {
  const { t } = useTranslation();
  const { draft, type, settle } = useDraft(name, (typed) => onChange(typed.trim().replaceAll(" ", "_")));
  return (
    <Input
      className="row-name"
      aria-label={label}
      placeholder={t("inspector.meaning")}
      disabled={disabled}
      value={draft}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
    />
  );
}
