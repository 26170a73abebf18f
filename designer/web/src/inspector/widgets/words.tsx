/** Controls for texts, telephone keys, switches, choices and names. */

import { AutoComplete, Input, Select, Switch } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMilestones } from "../../api/queries";
import { growing } from "../../app/growing";
import { readNames, writeNames } from "../../document/written/calls";
import { readName, writeName } from "../../document/written/plain";
import { readText, writeText } from "../../document/written/texts";
import { LiveLink } from "../../live/LiveLink";
import { withTextsOf } from "../../texts/i18n";
import {
  type Names,
  useKnownNames,
  useLanguages,
  useNodeChoices,
  useTypesInWords,
  useVariables,
} from "../around";
import { useDraft } from "../useDraft";
import { numberIn, textIn, type WidgetProps } from "./widget";

export function SwitchControl({ text, label, fallback, disabled, onChange }: WidgetProps) {
  return (
    <Switch
      size="small"
      aria-label={label}
      disabled={disabled}
      checked={(text || fallback) === "true"}
      onChange={(on) => onChange(String(on) === fallback ? "" : String(on))}
    />
  );
}

export function ChoiceControl({ text, label, fallback, options, disabled, onChange }: WidgetProps) {
  return (
    <Select
      className="control-wide"
      aria-label={label}
      disabled={disabled}
      value={text || fallback || null}
      options={(options ?? []).map(({ value, label: shown }) => ({ value, label: shown }))}
      onChange={(chosen: string) => onChange(chosen === fallback ? "" : chosen)}
    />
  );
}

export function TextControl({ text, label, limits, disabled, onChange }: WidgetProps) {
  const { draft, type, settle } = useDraft(readText(text) ?? "", (said) =>
    onChange(said === "" ? "" : writeText(said)),
  );
  const most = numberIn(limits, "max_length");
  return (
    <Input.TextArea
      aria-label={label}
      disabled={disabled}
      {...growing(2, 12)}
      {...(most === undefined ? {} : { maxLength: most })}
      value={draft}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
    />
  );
}

export function KeysControl({ text, label, fallback, limits, disabled, onChange }: WidgetProps) {
  const { draft, type, settle } = useDraft(readText(text) ?? "", (keys) =>
    onChange(keys === "" && (readText(fallback) ?? "") === "" ? "" : writeText(keys)),
  );
  const allowed = textIn(limits, "keys");
  return (
    <Input
      className="control-keys"
      aria-label={label}
      disabled={disabled}
      maxLength={numberIn(limits, "max_length") ?? 16}
      placeholder={text === "" ? (readText(fallback) ?? "") : ""}
      value={draft}
      onChange={(event) => {
        const typed = event.target.value.toUpperCase();
        type(allowed ? [...typed].filter((key) => allowed.includes(key)).join("") : typed);
      }}
      onBlur={settle}
    />
  );
}

/** What is counted in reports. */
const MILESTONE = "milestone";
const MilestoneNote = lazy(() => withTextsOf("reports", import("../../reports/MilestoneNote")));

/** Where the names of things that live outside the flow are told, by what the field says it is the name of. */
const KNOWN: Record<string, (names: Names) => readonly string[]> = {
  queue: (names) => names.queues ?? [],
  calendar: (names) => names.calendars ?? [],
  list: (names) => names.lists ?? [],
  table: (names) => (names.tables ?? []).map((table) => table.name),
};

export function NameControl({ text, label, fallback, limits, disabled, onChange }: WidgetProps) {
  const names = useKnownNames();
  const subject = textIn(limits, "of");
  const milestones = useMilestones(subject === MILESTONE);
  const known = subject === MILESTONE ? milestones : names ? (KNOWN[subject]?.(names) ?? []) : [];
  const { draft, type, settle } = useDraft(readName(text), (name) =>
    onChange(name.trim() === "" ? "" : writeName(name.trim())),
  );
  return (
    <>
      <AutoComplete
        className="control-wide"
        aria-label={label}
        disabled={disabled}
        placeholder={readName(fallback)}
        value={draft}
        options={known.map((value) => ({ value }))}
        showSearch={{ filterOption: known.includes(draft) ? false : sounding }}
        onChange={type}
        onBlur={settle}
      />
      <LiveLink subject={subject} name={draft} />
      {subject === MILESTONE && draft ? (
        <Suspense>
          <MilestoneNote name={draft} />
        </Suspense>
      ) : null}
    </>
  );
}

export function NamesControl({ text, label, disabled, onChange }: WidgetProps) {
  return (
    <Select
      className="control-wide"
      mode="tags"
      aria-label={label}
      disabled={disabled}
      value={readNames(text) ?? []}
      tokenSeparators={[",", " ", "，"]}
      open={false}
      suffixIcon={null}
      onChange={(names: string[]) => onChange(writeNames(names))}
    />
  );
}

export function LanguageControl({ text, label, disabled, onChange }: WidgetProps) {
  const languages = useLanguages();
  return (
    <Select
      className="control-wide"
      aria-label={label}
      disabled={disabled}
      value={readName(text) || null}
      options={languages.map((value) => ({ value }))}
      onChange={onChange}
    />
  );
}

export function VariableControl({ text, label, limits, disabled, onChange }: WidgetProps) {
  const expected = textIn(limits, "expects").split(" ")[0];
  const fitting = useVariables().filter(({ type }) => !expected || type.split(" ")[0] === expected);
  const { t } = useTranslation();
  const typeInWords = useTypesInWords();
  return (
    <Select
      className="control-wide"
      aria-label={label}
      disabled={disabled}
      value={text || null}
      options={fitting.map(({ name, type }) => ({ value: name, label: `${name}: ${typeInWords(type)}` }))}
      notFoundContent={t("inspector.noVariables")}
      onChange={onChange}
    />
  );
}

export function ZoneControl({ text, label, disabled, onChange }: WidgetProps) {
  const zones = useKnownNames()?.zones ?? [];
  return (
    <Select
      className="control-wide"
      showSearch={{ filterOption: sounding }}
      aria-label={label}
      disabled={disabled}
      value={readName(text) || null}
      options={zones.map((value) => ({ value }))}
      onChange={onChange}
    />
  );
}

export function NodeControl({ text, label, disabled, onChange }: WidgetProps) {
  const nodes = useNodeChoices();
  return (
    <Select
      className="control-wide"
      showSearch={{ optionFilterProp: "label" }}
      aria-label={label}
      disabled={disabled}
      value={text || null}
      options={nodes}
      onChange={onChange}
    />
  );
}

function sounding(typed: string, option?: { value: string }): boolean {
  const part = typed.toLowerCase().replaceAll(" ", "_");
  return option?.value.toLowerCase().includes(part) ?? false;
}
