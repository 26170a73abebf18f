/** What callers may say: meanings, and the phrases that stand for each. */

import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Meaning, readMeanings, writeMeanings } from "../../document/written/calls";
import { useDraft } from "../useDraft";
import { NamedRows } from "./NamedRows";
import type { WidgetProps } from "./widget";

const BLANK: Meaning = { name: "", phrases: [] };

export function PhrasesControl({ text, label, disabled, onChange }: WidgetProps) {
  const { t } = useTranslation();
  return (
    <NamedRows
      written={readMeanings(text) ?? []}
      blank={BLANK}
      isWhole={(row) => /^[^\W\d]\w*$/u.test(row.name) && row.phrases.length > 0}
      add={t("inspector.addMeaning")}
      disabled={disabled}
      onWrite={(meanings) => onChange(writeMeanings(meanings))}
    >
      {(row, change) => (
        <>
          <MeaningName
            name={row.name}
            label={`${label}: ${t("inspector.meaning")}`}
            disabled={disabled}
            onChange={(name) => change({ ...row, name })}
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
            onChange={(phrases: string[]) => change({ ...row, phrases })}
          />
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
