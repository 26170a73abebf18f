/** One line of an exit that repeats: its argument, its name for callers per language, where it leads. */

import { MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExitDescription } from "../../catalogue/catalogue";
import type { Finding } from "../../checks/types";
import type { ExitEntry, LocalizedValue } from "../../document/types";
import { withText } from "../../document/values";
import { readText, writeText } from "../../document/written/texts";
import { useAround, useLanguages } from "../around";
import { FindingList } from "../FindingList";
import { hasRemarks, Remarks } from "../Remarks";
import { useDraft } from "../useDraft";
import { Control } from "../widgets/registry";
import { TargetSelect } from "./TargetSelect";

interface Props {
  exit: ExitDescription;
  line: ExitEntry;
  node: string | null;
  findings: readonly Finding[];
  first: boolean;
  last: boolean;
  onChange: (line: ExitEntry) => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
  onRemarks: (text: string) => void;
}

export function ExitLine(props: Props) {
  const { exit, line, node, findings, first, last, onChange, onRemove, onMove, onRemarks } = props;
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const [remarking, setRemarking] = useState(false);
  const named = `${exit.label} ${(line.argument ?? "").replaceAll('"', "")}`.trim();
  const items = [
    { key: "up", label: t("inspector.moveUp"), disabled: first, onClick: () => onMove(-1) },
    { key: "down", label: t("inspector.moveDown"), disabled: last, onClick: () => onMove(1) },
    {
      key: "remark",
      label: t("inspector.addRemark"),
      disabled: hasRemarks(line.comments),
      onClick: () => setRemarking(true),
    },
    { key: "remove", label: t("exits.remove"), danger: true, onClick: onRemove },
  ];
  return (
    <div className="exit-line">
      <div className="row">
        <div className="row-rest">
          <Control
            widget={exit.argument ?? ""}
            text={line.argument ?? ""}
            label={named}
            fallback=""
            limits={{}}
            options={[]}
            disabled={readOnly}
            onChange={(argument) => onChange({ ...line, argument: argument || null })}
          />
        </div>
        {readOnly ? null : (
          <Dropdown menu={{ items }} trigger={["click"]}>
            <Button
              type="text"
              size="small"
              icon={<MoreOutlined />}
              aria-label={t("inspector.moreOf", { what: named })}
            />
          </Dropdown>
        )}
      </div>
      {exit.labelled ? (
        <Labels
          named={named}
          labels={line.labels ?? undefined}
          disabled={readOnly}
          onChange={(labels) => {
            const { labels: _, ...rest } = line;
            onChange(labels ? { ...rest, labels } : rest);
          }}
        />
      ) : null}
      <TargetSelect
        target={line.target ?? null}
        label={t("exits.targetOf", { exit: named })}
        hint={t("exits.nowhere")}
        except={node}
        onChange={(target) => onChange({ ...line, target })}
      />
      <FindingList findings={findings} />
      {remarking || hasRemarks(line.comments) ? (
        <Remarks comments={line.comments} disabled={readOnly} onChange={onRemarks} />
      ) : null}
    </div>
  );
}

interface LabelsProps {
  named: string;
  labels: LocalizedValue | undefined;
  disabled: boolean;
  onChange: (labels: LocalizedValue | undefined) => void;
}

/** What the choice is called; said when speech is understood, shown on the canvas and in reports. */
function Labels({ named, labels, disabled, onChange }: LabelsProps) {
  const { t } = useTranslation();
  const languages = useLanguages();
  return (
    <>
      {languages.map((language) => (
        <LabelIn
          key={language}
          label={t("exits.labelOf", { exit: named, language })}
          language={language}
          literal={labels?.languages.find((each) => each.language === language)?.text ?? ""}
          disabled={disabled}
          onChange={(text) => {
            const changed = withText(labels, language, text) as LocalizedValue;
            const kept = changed.languages.filter((each) => each.text !== "");
            onChange(kept.length > 0 ? { ...changed, languages: kept } : undefined);
          }}
        />
      ))}
    </>
  );
}

interface LabelProps {
  label: string;
  language: string;
  literal: string;
  disabled: boolean;
  onChange: (literal: string) => void;
}

function LabelIn({ label, language, literal, disabled, onChange }: LabelProps) {
  const { t } = useTranslation();
  const said = readText(literal);
  const { draft, type, settle } = useDraft(said ?? literal, (text) => {
    if (text.trim() === "") onChange("");
    else onChange(said === undefined && literal !== "" ? text : writeText(text));
  });
  return (
    <Input
      size="small"
      prefix={<small className="label-language">{language}</small>}
      aria-label={label}
      placeholder={t("exits.label")}
      disabled={disabled}
      value={draft}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
    />
  );
}
