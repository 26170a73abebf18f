/** One field: its label with help, a control per language, later attempts, findings, and what else can be done to it. */

import { MoreOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Badge, Button, Dropdown, Segmented, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { FieldDescription } from "../catalogue/catalogue";
import type { Finding } from "../checks/types";
import { indicesOf, whereField } from "../document/entries";
import type { Entry, HeaderEntry, Value } from "../document/types";
import { textIn, withText } from "../document/values";
import { useLooking } from "../editor/selection";
import { useAround, useLanguages } from "./around";
import { FindingList } from "./FindingList";
import { findingsAt, worstOf } from "./findings";
import { Remarks } from "./Remarks";
import { Control } from "./widgets/registry";

interface Props {
  field: FieldDescription;
  entries: readonly (Entry | HeaderEntry)[];
  findings: readonly Finding[];
  onChange: (index: number | null, value: Value | null) => void;
  onRemarks: (at: number, text: string) => void;
}

const MOST_ATTEMPTS = 9;

export function FieldRow(props: Props) {
  const { field, entries, onChange } = props;
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const at = whereField(entries, field.name);
  const later = field.indexed ? indicesOf(entries, field.name) : [];
  const next = Math.max(1, ...later) + 1;
  const entry = at >= 0 ? entries[at] : undefined;
  const value = entry?.type === "field" ? entry.value : undefined;
  const languages = useLanguages();
  const items = [
    {
      key: "reset",
      label: field.default ? t("inspector.reset", { value: field.default }) : t("inspector.clear"),
      disabled: at < 0,
      onClick: () => onChange(null, null),
    },
    ...(field.localized && languages.length > 1 && value
      ? [
          value.type === "text"
            ? {
                key: "localize",
                label: t("inspector.perLanguage"),
                onClick: () => onChange(null, perLanguage(value.text, languages)),
              }
            : {
                key: "unify",
                label: t("inspector.allLanguages"),
                onClick: () => onChange(null, { type: "text", text: value.languages[0]?.text ?? "" }),
              },
        ]
      : []),
  ];
  return (
    <section className="field" data-field={field.name}>
      <header className="field-head">
        <span className="field-label">
          {field.label}
          {field.required ? (
            <span className="field-required" title={t("inspector.required")}>
              *
            </span>
          ) : null}
        </span>
        {field.help ? (
          <Tooltip title={field.help}>
            <QuestionCircleOutlined className="field-help" aria-label={field.help} tabIndex={0} />
          </Tooltip>
        ) : null}
        <span className="field-space" />
        {readOnly ? null : (
          <Dropdown menu={{ items }} trigger={["click"]}>
            <Button
              type="text"
              size="small"
              icon={<MoreOutlined />}
              aria-label={t("inspector.moreOf", { what: field.label })}
            />
          </Dropdown>
        )}
      </header>
      <ValueOf {...props} index={null} />
      {later.map((index) => (
        <div key={index} className="field-later">
          <header className="field-head">
            <span className="field-label">{t("inspector.fromAttempt", { number: index })}</span>
            <span className="field-space" />
            <Button type="link" size="small" disabled={readOnly} onClick={() => onChange(index, null)}>
              {t("inspector.removeAttempt")}
            </Button>
          </header>
          <ValueOf {...props} index={index} />
        </div>
      ))}
      {field.indexed && value && next <= MOST_ATTEMPTS && !readOnly ? (
        <Button
          className="field-attempt"
          type="link"
          size="small"
          aria-label={t("inspector.addAttemptOf", { what: field.label, number: next })}
          onClick={() => onChange(next, emptyLike(value))}
        >
          + {t("inspector.addAttempt", { number: next })}
        </Button>
      ) : null}
    </section>
  );
}

function ValueOf({ field, entries, findings, onChange, onRemarks, index }: Props & { index: number | null }) {
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
        key={`${field.name}.${index}.${localized ? heard : ""}`}
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
      {entry?.comments?.before?.length ? (
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

function emptyLike(value: Value): Value {
  return value.type === "text" ? { type: "text", text: "" } : { ...value, tail: [] };
}

function perLanguage(text: string, languages: readonly string[]): Value {
  return { type: "localized", languages: languages.map((language) => ({ language, text })) };
}
