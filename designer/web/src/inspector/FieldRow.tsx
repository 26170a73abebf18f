/** One field: its label with help, a control per language, later attempts, findings, and what else can be done to it. */

import { MoreOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Dropdown, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Sentence } from "../app/Sentence";
import { indicesOf, whereField } from "../document/entries";
import type { Value } from "../document/types";
import { useAround, useLanguages } from "./around";
import { type FieldProps, FieldValue } from "./FieldValue";
import { hasRemarks } from "./Remarks";
import { hasFormOf } from "./widgets/registry";

const MOST_ATTEMPTS = 9;

export function FieldRow(props: FieldProps) {
  const { field, entries, onChange } = props;
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const at = whereField(entries, field.name);
  const later = field.indexed ? indicesOf(entries, field.name) : [];
  const next = Math.max(1, ...later) + 1;
  const entry = at >= 0 ? entries[at] : undefined;
  const value = entry?.type === "field" ? entry.value : undefined;
  const languages = useLanguages();
  const [asText, setAsText] = useState(false);
  const [remarking, setRemarking] = useState(false);
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
    ...(hasFormOf(field.widget)
      ? [
          {
            key: "text",
            label: asText ? t("field.asForm") : t("field.asText"),
            onClick: () => setAsText(!asText),
          },
        ]
      : []),
    {
      key: "remark",
      label: t("inspector.addRemark"),
      disabled: at < 0 || hasRemarks(entry?.comments),
      onClick: () => setRemarking(true),
    },
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
          <Tooltip title={<Sentence text={field.help} />}>
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
      <FieldValue {...props} index={null} asText={asText} remarking={remarking} />
      {later.map((index) => (
        <div key={index} className="field-later">
          <header className="field-head">
            <span className="field-label">{t("inspector.fromAttempt", { number: index })}</span>
            <span className="field-space" />
            <Button type="link" size="small" disabled={readOnly} onClick={() => onChange(index, null)}>
              {t("inspector.removeAttempt")}
            </Button>
          </header>
          <FieldValue {...props} index={index} asText={asText} remarking={false} />
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

function emptyLike(value: Value): Value {
  return value.type === "text" ? { type: "text", text: "" } : { ...value, tail: [] };
}

function perLanguage(text: string, languages: readonly string[]): Value {
  return { type: "localized", languages: languages.map((language) => ({ language, text })) };
}
