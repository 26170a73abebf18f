/** The value of a field, in one language at a time, with what is found in it and what colleagues wrote beside it. */

import { Badge, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { FieldDescription } from "../catalogue/catalogue";
import type { Finding } from "../checks/types";
import { whereField } from "../document/entries";
import type { Entry, HeaderEntry, Value } from "../document/types";
import { textIn, withText } from "../document/values";
import { useLooking } from "../editor/selection";
import { useAround, useLanguages } from "./around";
import { FindingList } from "./FindingList";
import { findingsAt, worstOf } from "./findings";
import { hasRemarks, Remarks } from "./Remarks";
import { Control } from "./widgets/registry";

export interface FieldProps {
  field: FieldDescription;
  entries: readonly (Entry | HeaderEntry)[];
  findings: readonly Finding[];
  onChange: (index: number | null, value: Value | null) => void;
  onRemarks: (at: number, text: string) => void;
}

interface Props extends FieldProps {
  /** `prompt[2]`; null for `prompt`. */
  index: number | null;
  /** As it is written, and not by the field's own control. */
  asText: boolean;
  /** Somebody wants to write a remark; one that is there is shown in any case. */
  remarking: boolean;
}

export function FieldValue({
  field,
  entries,
  findings,
  onChange,
  onRemarks,
  index,
  asText,
  remarking,
}: Props) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const heard = useLooking((looking) => looking.heard);
  const languages = useLanguages();
  const at = whereField(entries, field.name, index);
  const entry = at >= 0 ? entries[at] : undefined;
  const value = entry?.type === "field" ? entry.value : undefined;
  const localized = field.localized && value?.type !== "text";
  const here = findingsAt(findings, {
    entry: at >= 0 ? at : undefined,
    ...(index === null ? { field: field.name } : {}),
  });
  const shown = localized
    ? here.filter((finding) => finding.language == null || finding.language === heard)
    : here;
  const text = value ? (textIn(value, heard) ?? "") : "";
  const change = (next: string) => {
    if (next === text) return;
    if (next === "" && !localized) onChange(index, null);
    else {
      const changed = withText(value, localized ? heard : null, next);
      const silent = changed.type === "localized" && changed.languages.every((each) => each.text === "");
      onChange(index, silent ? null : withoutEmpty(changed));
    }
  };
  const label = index === null ? field.label : t("inspector.attemptOf", { what: field.label, number: index });
  return (
    <>
      {localized && languages.length > 1 ? (
        <Segmented
          size="small"
          className="field-languages"
          aria-label={t("inspector.languageOf", { what: label })}
          value={heard}
          onChange={(language: string) => useLooking.setState({ heard: language })}
          options={languages.map((language) => ({
            value: language,
            label: (
              <LanguageLabel
                language={language}
                worst={worstOf(here.filter((finding) => finding.language === language))}
                missing={value !== undefined && !textIn(value, language)}
              />
            ),
          }))}
        />
      ) : null}
      <Control
        key={`${field.name}.${index}.${localized ? heard : ""}.${asText}`}
        asText={asText}
        widget={field.widget}
        text={text}
        label={localized && languages.length > 1 ? `${label}, ${heard}` : label}
        fallback={field.default ?? ""}
        limits={field.limits}
        options={field.options}
        disabled={readOnly}
        onChange={change}
      />
      <FindingList findings={shown} />
      {entry && (remarking || hasRemarks(entry.comments)) ? (
        <Remarks comments={entry.comments} disabled={readOnly} onChange={(said) => onRemarks(at, said)} />
      ) : null}
    </>
  );
}

const DOTS = { error: "error", warning: "warning", hint: "processing" } as const;

function LanguageLabel({
  language,
  worst,
  missing,
}: {
  language: string;
  worst: keyof typeof DOTS | undefined;
  missing: boolean;
}) {
  if (worst) return <Badge status={DOTS[worst]} text={language} />;
  return missing ? <Badge status="default" text={language} /> : language;
}

function withoutEmpty(value: Value): Value {
  if (value.type === "text") return value;
  return { ...value, languages: value.languages.filter((each) => each.text !== "") };
}
