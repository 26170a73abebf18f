/** What a node finds out, and the variables that keep it. A variable can be made right here. */

import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Finding, NodeState } from "../checks/types";
import { changeBlock, changeHeader } from "../document/edits";
import { withInto, withVariable } from "../document/entries";
import { freshId, isId } from "../document/naming";
import { useDrawing } from "../document/store";
import type { Block } from "../document/types";
import { useAround, useTypesInWords, useVariables } from "./around";
import { FindingList } from "./FindingList";
import { findingsAt } from "./findings";

interface Props {
  block: Block;
  results: NodeState["results"];
  findings: readonly Finding[];
}

const NEW = " new";

export function ResultsSection({ block, results, findings }: Props) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const edit = useDrawing((drawing) => drawing.edit);
  const variables = useVariables();
  const typeInWords = useTypesInWords();
  const entries = block.entries ?? [];
  // Results that the node has no more are shown as long as somebody keeps them.
  const known = new Set((results ?? []).map((result) => result.name));
  const kept = entries.flatMap((entry) =>
    entry.type === "into" && !known.has(entry.result) ? [{ name: entry.result, type: "", help: "" }] : [],
  );
  const all = [...(results ?? []), ...kept];
  if (all.length === 0) return null;

  const keep = (result: string, variable: string | null) =>
    edit((drawing) =>
      changeBlock(drawing, block.id, (now) => ({
        ...now,
        entries: withInto(now.entries ?? [], result, variable),
      })),
    );
  const create = (result: string, type: string) =>
    edit((drawing) => {
      const taken = new Set(variables.map(({ name }) => name));
      const name = freshId(isId(result) ? result : "value", taken);
      const declared = changeHeader(drawing, (header) => ({
        ...header,
        entries: withVariable(header.entries ?? [], {
          type: "variable",
          role: "var",
          name,
          of: type || "text",
        }),
      }));
      return changeBlock(declared, block.id, (now) => ({
        ...now,
        entries: withInto(now.entries ?? [], result, name),
      }));
    });
  return (
    <>
      <h3 className="inspector-part">{t("results.title")}</h3>
      {all.map(({ name, type, help }) => {
        const at = entries.findIndex((entry) => entry.type === "into" && entry.result === name);
        const into = entries[at];
        const [base] = type.split(" ");
        const fitting = variables.filter((each) => !base || each.type.split(" ")[0] === base);
        return (
          <section className="field" key={name}>
            <div className="row">
              <span className="row-label" title={help}>
                {name} <small>{typeInWords(type)}</small>
              </span>
              <Select
                className="row-rest"
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                popupMatchSelectWidth={false}
                aria-label={t("results.keep", { result: name })}
                placeholder={t("results.nowhere")}
                disabled={readOnly}
                value={into?.type === "into" ? into.variable : null}
                options={[
                  ...fitting.map((each) => ({
                    value: each.name,
                    label: `${each.name}: ${typeInWords(each.type)}`,
                  })),
                  { value: NEW, label: t("results.create") },
                ]}
                onChange={(chosen: string | undefined) =>
                  chosen === NEW ? create(name, type) : keep(name, chosen ?? null)
                }
              />
            </div>
            <FindingList findings={findingsAt(findings, { entry: at >= 0 ? at : undefined })} />
          </section>
        );
      })}
    </>
  );
}
