/** The flow itself, when no node is chosen: its header as a form. */

import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Catalogue, ExitDescription } from "../../catalogue/catalogue";
import { useChecks } from "../../checks/store";
import type { Finding } from "../../checks/types";
import { changeHeader } from "../../document/edits";
import { withField, withRemarks, withRemarksAt } from "../../document/entries";
import { useDrawing } from "../../document/store";
import type { Entry, HeaderEntry } from "../../document/types";
import { useAround } from "../around";
import { ExitsSection } from "../exits/ExitsSection";
import { FieldRow } from "../FieldRow";
import { FindingList } from "../FindingList";
import { findingsAbove } from "../findings";
import { Remarks } from "../Remarks";
import { surplusFields } from "../surplus";
import { useDraft } from "../useDraft";
import { Handlers } from "./Handlers";
import { Variables } from "./Variables";

const NONE: readonly Finding[] = [];

export function FlowSettings({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const header = useDrawing((drawing) => drawing.document.header);
  const edit = useDrawing((drawing) => drawing.edit);
  const findings = useChecks((checks) => checks.byNode.get("")) ?? NONE;
  const entries = header.entries ?? [];
  const order = catalogue.header.fields.map((field) => field.name);
  const change = (changed: (entries: readonly HeaderEntry[]) => HeaderEntry[]) =>
    edit((drawing) => changeHeader(drawing, (now) => ({ ...now, entries: changed(now.entries ?? []) })));
  const title = useDraft(header.title ?? "", (typed) =>
    edit((drawing) =>
      changeHeader(drawing, (now) => {
        const { title: _, ...rest } = now;
        return typed.trim() ? { ...rest, title: typed } : rest;
      }),
    ),
  );
  const keys: ExitDescription = {
    name: "key",
    label: t("settings.key"),
    help: t("settings.keysHelp"),
    technical: false,
    otherwise: null,
    argument: "keys",
    labelled: false,
    input: true,
    bounded: false,
  };
  return (
    <aside className="inspector" aria-label={t("inspector.label")}>
      <header className="inspector-head">
        <h2>{t("settings.title")}</h2>
      </header>
      <p className="inspector-help">{t("settings.help")}</p>
      <Input
        aria-label={t("inspector.title")}
        placeholder={t("inspector.title")}
        disabled={readOnly}
        value={title.draft}
        onChange={(event) => title.type(event.target.value)}
        onBlur={title.settle}
      />
      <Remarks
        comments={header.comments}
        disabled={readOnly}
        onChange={(said) =>
          edit((drawing) =>
            changeHeader(drawing, (now) => {
              const { comments, ...rest } = now;
              const remarks = withRemarks(comments, said);
              return remarks ? { ...rest, comments: remarks } : rest;
            }),
          )
        }
      />
      <FindingList findings={findingsAbove(findings, new Set(order))} />
      {[...catalogue.header.fields, ...surplusFields(entries, catalogue.header.fields)].map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          entries={entries}
          findings={findings}
          onChange={(index, value) =>
            change((now) => withField(now, order, { name: field.name, index }, value))
          }
          onRemarks={(at, said) => change((now) => withRemarksAt(now, at, said))}
        />
      ))}
      <h3 className="inspector-part">{t("settings.variables")}</h3>
      <Variables entries={entries} findings={findings} onEntries={change} />
      <h3 className="inspector-part">{t("settings.keys")}</h3>
      <ExitsSection
        exits={[keys]}
        present={undefined}
        entries={entries}
        findings={findings}
        node={null}
        // Lines of exits are alike in nodes and in the header.
        onEntries={(changed) =>
          change((now) => changed(now as readonly HeaderEntry[] as readonly Entry[]) as HeaderEntry[])
        }
      />
      <h3 className="inspector-part">{t("settings.handlers")}</h3>
      <Handlers events={catalogue.header.events} entries={entries} findings={findings} onEntries={change} />
    </aside>
  );
}
