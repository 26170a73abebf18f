/** The ways out of a node: where each leads, and the lines of those that repeat (`key "1"`, `when …`). */

import { PlusOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { ExitDescription } from "../../catalogue/catalogue";
import type { Finding } from "../../checks/types";
import { withExit, withExitMoved } from "../../document/entries";
import type { Entry, ExitEntry, HeaderEntry } from "../../document/types";
import { useAround } from "../around";
import { FindingList } from "../FindingList";
import { findingsAt } from "../findings";
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
            <ExitHead exit={exit} />
            {exit.argument === null ? (
              <PlainExit
                exit={exit}
                line={written[0]}
                findings={findings}
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

function ExitHead({ exit }: { exit: ExitDescription }) {
  return (
    <header className="field-head">
      <span className="field-label">{exit.label}</span>
      {exit.help ? (
        <Tooltip title={exit.help}>
          <QuestionCircleOutlined className="field-help" aria-label={exit.help} tabIndex={0} />
        </Tooltip>
      ) : null}
    </header>
  );
}

interface PlainProps {
  exit: ExitDescription;
  line: { entry: ExitEntry; at: number } | undefined;
  findings: readonly Finding[];
  node: string | null;
  onTarget: (target: string | null) => void;
}

function PlainExit({ exit, line, findings, node, onTarget }: PlainProps) {
  const { t } = useTranslation();
  const hint = exit.otherwise
    ? t("exits.otherwise", { exit: exit.otherwise })
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
