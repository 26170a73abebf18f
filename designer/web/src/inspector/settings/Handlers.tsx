/** Where a call goes when the caller hangs up, or when something fails. */

import { QuestionCircleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { Sentence } from "../../app/Sentence";
import type { Finding } from "../../checks/types";
import { withRemarksAt } from "../../document/entries";
import type { HeaderEntry } from "../../document/types";
import { useAround } from "../around";
import { TargetSelect } from "../exits/TargetSelect";
import { FindingList } from "../FindingList";
import { findingsAt } from "../findings";
import { hasRemarks, Remarks } from "../Remarks";

interface Props {
  events: readonly components["schemas"]["EventDescription"][];
  entries: readonly HeaderEntry[];
  findings: readonly Finding[];
  onEntries: (change: (entries: readonly HeaderEntry[]) => HeaderEntry[]) => void;
}

export function Handlers({ events, entries, findings, onEntries }: Props) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  return (
    <>
      {events.map(({ name, label, help }) => {
        const at = entries.findIndex((entry) => entry.type === "handler" && entry.event === name);
        const entry = entries[at];
        return (
          <section className="field" key={name}>
            <header className="field-head">
              <span className="field-label">{label}</span>
              <Tooltip title={<Sentence text={help} />}>
                <QuestionCircleOutlined className="field-help" aria-label={help} tabIndex={0} />
              </Tooltip>
            </header>
            <TargetSelect
              target={entry?.type === "handler" ? entry.target : null}
              label={t("exits.targetOf", { exit: label })}
              hint={t("settings.noHandler")}
              except={null}
              onChange={(target) =>
                onEntries((now) => {
                  const old = now.findIndex((each) => each.type === "handler" && each.event === name);
                  if (target === null) return old < 0 ? [...now] : now.toSpliced(old, 1);
                  const handler = { ...now[old], type: "handler" as const, event: name, target };
                  return old < 0 ? [...now, handler] : now.with(old, handler);
                })
              }
            />
            <FindingList findings={findingsAt(findings, { entry: at >= 0 ? at : undefined })} />
            {hasRemarks(entry?.comments) ? (
              <Remarks
                comments={entry?.comments}
                disabled={readOnly}
                onChange={(said) => onEntries((now) => withRemarksAt(now, at, said))}
              />
            ) : null}
          </section>
        );
      })}
    </>
  );
}
