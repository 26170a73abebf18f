/** The variables of a flow: what it remembers of a call, what it is given by other flows, what it gives back. */

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Finding } from "../../checks/types";
import { withRemarksAt, withVariable } from "../../document/entries";
import { freshId, isId } from "../../document/naming";
import type { HeaderEntry, VariableEntry } from "../../document/types";
import { useAround, useKnownNames, useTypesInWords } from "../around";
import { ExpressionField } from "../expression/ExpressionField";
import { FindingList } from "../FindingList";
import { findingsAt } from "../findings";
import { hasRemarks, Remarks } from "../Remarks";
import { PRIVACIES, type Privacy, readType, typeChoices, writeType } from "./variables";

interface Props {
  entries: readonly HeaderEntry[];
  findings: readonly Finding[];
  onEntries: (change: (entries: readonly HeaderEntry[]) => HeaderEntry[]) => void;
}

const ROLES = ["var", "argument", "result"] as const;

export function Variables({ entries, findings, onEntries }: Props) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const variables = entries.flatMap((entry, at) => (entry.type === "variable" ? [{ entry, at }] : []));
  const taken = new Set(variables.map(({ entry }) => entry.name));
  const add = () =>
    onEntries((now) =>
      withVariable(now, { type: "variable", role: "var", name: freshId("value", taken), of: "text" }),
    );
  return (
    <div className="rows">
      {variables.map(({ entry, at }) => (
        <VariableRow
          key={entry.name}
          variable={entry}
          taken={taken}
          findings={findingsAt(findings, { entry: at })}
          onChange={(changed) => onEntries((now) => now.with(at, changed))}
          onRemove={() => onEntries((now) => now.toSpliced(at, 1))}
        />
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} disabled={readOnly} onClick={add}>
        {t("settings.addVariable")}
      </Button>
    </div>
  );
}

interface RowProps {
  variable: VariableEntry;
  taken: ReadonlySet<string>;
  findings: readonly Finding[];
  onChange: (variable: VariableEntry) => void;
  onRemove: () => void;
}

function VariableRow({ variable, taken, findings, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const { message } = App.useApp();
  const types = useKnownNames()?.types ?? [];
  const typeInWords = useTypesInWords();
  const words = readType(variable.of);
  const { name } = variable;
  const rename = (typed: string) => {
    const id = typed.trim();
    if (id === name || id === "") return;
    if (!isId(id)) message.warning(t("inspector.badId"));
    else if (taken.has(id)) message.warning(t("settings.takenName", { name: id }));
    else onChange({ ...variable, name: id });
  };
  return (
    <section className="variable">
      <div className="row">
        <Input
          className="row-rest"
          aria-label={t("settings.variableName")}
          disabled={readOnly}
          defaultValue={name}
          onBlur={(event) => rename(event.target.value)}
          onPressEnter={(event) => event.currentTarget.blur()}
        />
        <Select
          className="variable-type"
          popupMatchSelectWidth={false}
          aria-label={t("settings.typeOf", { name })}
          disabled={readOnly}
          value={words.base}
          options={typeChoices(types).map((value) => ({ value, label: typeInWords(value) }))}
          onChange={(base: string) => onChange({ ...variable, of: writeType({ ...words, base }) })}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t("inspector.remove", { what: name })}
          disabled={readOnly}
          onClick={onRemove}
        />
      </div>
      <div className="row">
        <Select
          className="variable-role"
          popupMatchSelectWidth={false}
          aria-label={t("settings.roleOf", { name })}
          disabled={readOnly}
          value={variable.role}
          options={ROLES.map((value) => ({ value, label: t(`settings.roles.${value}`) }))}
          onChange={(role: VariableEntry["role"]) => onChange({ ...variable, role })}
        />
        <Select
          className="variable-privacy"
          popupMatchSelectWidth={false}
          aria-label={t("settings.privacyOf", { name })}
          disabled={readOnly}
          value={words.privacy}
          options={PRIVACIES.map((value) => ({ value, label: t(`settings.privacies.${value || "open"}`) }))}
          onChange={(privacy: Privacy) => onChange({ ...variable, of: writeType({ ...words, privacy }) })}
        />
        <div className="row-rest">
          <ExpressionField
            text={variable.default ?? ""}
            label={t("settings.defaultOf", { name })}
            hint={t("settings.noDefault")}
            disabled={readOnly}
            onChange={(text) => {
              const { default: _, ...rest } = variable;
              onChange(text ? { ...rest, default: text } : rest);
            }}
          />
        </div>
      </div>
      <FindingList findings={findings} />
      {hasRemarks(variable.comments) ? (
        <Remarks
          comments={variable.comments}
          disabled={readOnly}
          onChange={(said) => onChange(withRemarksAt([variable], 0, said)[0] ?? variable)}
        />
      ) : null}
    </section>
  );
}
