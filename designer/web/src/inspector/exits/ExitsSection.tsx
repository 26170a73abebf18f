/** The ways out of a node: where each leads, and the lines of those that repeat (`key "1"`, `when …`). */

import { PlusOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { Sentence } from "../../app/Sentence";
import type { ExitDescription } from "../../catalogue/catalogue";
import type { Finding } from "../../checks/types";
import { withExit, withExitMoved, withRemarksAt } from "../../document/entries";
import type { Entry, ExitEntry, HeaderEntry } from "../../document/types";
import { useAround } from "../around";
import { FindingList } from "../FindingList";
import { findingsAt } from "../findings";
import { hasRemarks, Remarks } from "../Remarks";
import { ExitLine } from "./ExitLine";
import { nextArgument } from "./nextArgument";
import { TargetSelect } from "./TargetSelect";

interface Props {
  exits: readonly ExitDescription[];
  /** Those that the node has as its fields are now. */
  present: ReadonlySet<string> | undefined;
  entries: readonly (Entry | HeaderEntry)[];
  findings: readonly Finding[];
  /** The node itself, null for the header. */
  node: string | null;
  onEntries: (change: (entries: readonly Entry[]) => Entry[]) => void;
}

export function ExitsSection({ exits, present, entries, findings, node, onEntries }: Props) {
  const order = exits.map((exit) => exit.name);
  const lines = entries.flatMap((entry, at) => (entry.type === "exit" ? [{ entry, at }] : []));
  const change = (at: number, exit: ExitEntry) => onEntries((now) => now.with(at, exit));
  return (
    <>
      {exits.map((exit) => {
        const written = lines.filter((line) => line.entry.name === exit.name);
        if (present && !present.has(exit.name) && written.length === 0) return null;
        return (
          <section key={exit.name} className="field">
            <ExitHead
              exit={exit}
              onRemove={
                present && !present.has(exit.name) && exit.argument === null && written[0]
                  ? () => onEntries((now) => now.toSpliced(written[0]?.at ?? now.length, 1))
                  : undefined
              }
            />
            {exit.argument === null ? (
              <PlainExit
                exit={exit}
                otherwise={exits.find(({ name }) => name === exit.otherwise)?.label}
                line={written[0]}
                findings={findings}
                onRemarks={(said) => onEntries((now) => withRemarksAt(now, written[0]?.at ?? -1, said))}
                node={node}
                onTarget={(target) =>
                  onEntries((now) => {
                    const at = written[0]?.at;
                    const old = at === undefined ? undefined : now[at];
                    if (at !== undefined && old?.type === "exit") return now.with(at, { ...old, target });
                    return withExit(now, order, { type: "exit", name: exit.name, target });
                  })
                }
              />
            ) : (
              <>
                {written.map(({ entry, at }, index) => (
                  <ExitLine
                    key={at}
                    exit={exit}
                    line={entry}
                    node={node}
                    findings={findingsAt(findings, { entry: at })}
                    first={index === 0}
                    last={index === written.length - 1}
                    onChange={(changed) => change(at, changed)}
                    onRemove={() => onEntries((now) => now.toSpliced(at, 1))}
                    onRemarks={(said) => onEntries((now) => withRemarksAt(now, at, said))}
                    onMove={(by) => onEntries((now) => withExitMoved(now, at, by))}
                  />
                ))}
                <AddLine
                  exit={exit}
                  onAdd={() =>
                    onEntries((now) =>
                      withExit(now, order, {
                        type: "exit",
                        name: exit.name,
                        argument: nextArgument(
                          exit.argument ?? "",
                          written.map(({ entry }) => entry.argument ?? ""),
                        ),
                        target: null,
                      }),
                    )
                  }
                />
              </>
            )}
          </section>
        );
      })}
    </>
  );
}

function ExitHead({ exit, onRemove }: { exit: ExitDescription; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  return (
    <header className="field-head">
      <span className="field-label">{exit.label}</span>
      {exit.help ? (
        <Tooltip title={<Sentence text={exit.help} />}>
          <QuestionCircleOutlined className="field-help" aria-label={exit.help} tabIndex={0} />
        </Tooltip>
      ) : null}
      {onRemove && !readOnly ? (
        <>
          <span className="field-space" />
          <Button type="link" size="small" onClick={onRemove}>
            {t("exits.remove")}
          </Button>
        </>
      ) : null}
    </header>
  );
}

interface PlainProps {
  exit: ExitDescription;
  /** How the exit is called that is taken when this one leads nowhere. */
  otherwise: string | undefined;
  line: { entry: ExitEntry; at: number } | undefined;
  findings: readonly Finding[];
  node: string | null;
  onTarget: (target: string | null) => void;
  onRemarks: (text: string) => void;
}

function PlainExit({ exit, otherwise, line, findings, node, onTarget, onRemarks }: PlainProps) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const hint = otherwise
    ? t("exits.otherwise", { exit: otherwise })
    : exit.technical
      ? t("exits.onError")
      : t("exits.nowhere");
  return (
    <>
      <TargetSelect
        target={line?.entry.target ?? null}
        label={t("exits.targetOf", { exit: exit.label })}
        hint={hint}
        except={node}
        onChange={onTarget}
      />
      <FindingList findings={findingsAt(findings, { entry: line?.at, field: exit.name })} />
      {line && hasRemarks(line.entry.comments) ? (
        <Remarks comments={line.entry.comments} disabled={readOnly} onChange={onRemarks} />
      ) : null}
    </>
  );
}

function AddLine({ exit, onAdd }: { exit: ExitDescription; onAdd: () => void }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  return (
    <Button size="small" type="dashed" icon={<PlusOutlined />} disabled={readOnly} onClick={onAdd}>
      {t("exits.add", { exit: exit.label })}
    </Button>
  );
}
