/** One node, field by field, drawn from what the server tells of its kind. */

import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Sentence } from "../app/Sentence";
import { familyColours } from "../app/theme";
import { useAppearance } from "../app/useAppearance";
import { KindIcon } from "../canvas/KindIcon";
import type { Kind } from "../catalogue/catalogue";
import { useChecks } from "../checks/store";
import type { Finding } from "../checks/types";
import { changeBlock } from "../document/edits";
import { remarked } from "../document/entries";
import { useDrawing } from "../document/store";
import type { Block, Entry } from "../document/types";
import { useKnownFindings } from "../drawer/problems/known";
import { useAround } from "./around";
import { ExitsSection } from "./exits/ExitsSection";
import { FieldRows } from "./FieldRows";
import { FindingList } from "./FindingList";
import { findingsAbove } from "./findings";
import { formFields } from "./formFields";
import { Remarks } from "./Remarks";
import { ResultsSection } from "./ResultsSection";
import { surplusExits } from "./surplus";
import { TitleAndId } from "./TitleAndId";

const NONE: readonly Finding[] = [];

interface Props {
  block: Block;
  kind: Kind;
  /** What there is to say of all nodes of this kind. */
  notice?: string;
}

export function NodeInspector({ block, kind, notice }: Props) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const appearance = useAppearance();
  const edit = useDrawing((drawing) => drawing.edit);
  const findings = useKnownFindings().byNode.get(block.id) ?? NONE;
  const state = useChecks((checks) => checks.nodes.get(block.id));
  const entries = block.entries ?? [];
  const fields = formFields(entries, kind.fields);
  const exits = [...kind.exits, ...surplusExits(entries, kind.exits)];
  const change = (changed: (entries: readonly Entry[]) => Entry[]) =>
    edit((drawing) =>
      changeBlock(drawing, block.id, (now) => ({ ...now, entries: changed(now.entries ?? []) })),
    );
  const colours = familyColours(kind.family, appearance);
  const present = state ? new Set(state.exits) : undefined;
  return (
    <aside className="inspector" aria-label={t("inspector.label")}>
      <header className="inspector-head" style={{ borderInlineStartColor: colours.strong }}>
        <KindIcon icon={kind.icon} family={kind.family} colour={colours.strong} />
        <h2>{kind.title}</h2>
      </header>
      {notice ? <Alert className="inspector-notice" type="warning" showIcon title={notice} /> : null}
      <p className="inspector-help">
        <Sentence text={kind.summary} />
      </p>
      <TitleAndId block={block} />
      <Remarks
        comments={block.comments}
        disabled={readOnly}
        onChange={(said) => edit((drawing) => changeBlock(drawing, block.id, (now) => remarked(now, said)))}
      />
      <FindingList
        findings={findingsAbove(findings, new Set([...fields, ...exits].map(({ name }) => name)))}
      />
      <FieldRows declared={kind.fields} entries={entries} findings={findings} onEntries={change} />
      <ResultsSection block={block} results={state?.results ?? []} findings={findings} />
      {exits.length > 0 ? <h3 className="inspector-part">{t("exits.title")}</h3> : null}
      <ExitsSection
        exits={exits}
        present={present}
        entries={entries}
        findings={findings}
        node={block.id}
        onEntries={change}
      />
    </aside>
  );
}
