/** The flow itself, when no node is chosen: its header as a form. */

import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import type { Catalogue, ExitDescription } from "../../catalogue/catalogue";
import { useChecks } from "../../checks/store";
import type { Finding } from "../../checks/types";
import { changeHeader, titled } from "../../document/edits";
import { remarked } from "../../document/entries";
import { useDrawing } from "../../document/store";
import type { Entry, HeaderEntry } from "../../document/types";
import { useAround } from "../around";
import { ExitsSection } from "../exits/ExitsSection";
import { FieldRows } from "../FieldRows";
import { FindingList } from "../FindingList";
import { findingsAbove } from "../findings";
import { Remarks } from "../Remarks";
import { TitleInput } from "../TitleInput";
import { Handlers } from "./Handlers";
import { Variables } from "./Variables";

const NONE: readonly Finding[] = [];

export function FlowSettings({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  // A flow is drawn, and takes clicks, before its form is made.
  const whole = useDeferredValue(true, false);
  const header = useDrawing((drawing) => drawing.document.header);
  const edit = useDrawing((drawing) => drawing.edit);
  const findings = useChecks((checks) => checks.byNode.get("")) ?? NONE;
  const entries = header.entries ?? [];
  const change = (changed: (entries: readonly HeaderEntry[]) => HeaderEntry[]) =>
    edit((drawing) => changeHeader(drawing, (now) => ({ ...now, entries: changed(now.entries ?? []) })));
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
      <TitleInput
        title={header.title}
        onChange={(typed) => edit((drawing) => changeHeader(drawing, (now) => titled(now, typed)))}
      />
      <Remarks
        comments={header.comments}
        disabled={readOnly}
        onChange={(said) => edit((drawing) => changeHeader(drawing, (now) => remarked(now, said)))}
      />
      <FindingList
        findings={findingsAbove(findings, new Set(catalogue.header.fields.map(({ name }) => name)))}
      />
      {whole ? (
        <>
          <FieldRows
            declared={catalogue.header.fields}
            entries={entries}
            findings={findings}
            onEntries={change}
          />
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
          <Handlers
            events={catalogue.header.events}
            entries={entries}
            findings={findings}
            onEntries={change}
          />
        </>
      ) : null}
    </aside>
  );
}
