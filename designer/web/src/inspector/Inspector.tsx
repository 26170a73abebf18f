/** What is chosen on the canvas, as a form: a node, several, or the flow itself when there is none. */

import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Catalogue } from "../catalogue/catalogue";
import { blockOf } from "../document/edits";
import { useDrawing } from "../document/store";
import { isBlock } from "../document/types";
import { useLooking } from "../editor/selection";
import { AroundContext } from "./around";
import { BrokenNode } from "./BrokenNode";
import "./inspector.css";
import { ManyNodes } from "./ManyNodes";
import { NodeInspector } from "./NodeInspector";
import { FlowSettings } from "./settings/FlowSettings";
import { unknownKind } from "./surplus";

interface Props {
  flow: string;
  catalogue: Catalogue;
  readOnly: boolean;
}

export const Inspector = memo(function Inspector({ flow, catalogue, readOnly }: Props) {
  const around = useMemo(() => ({ flow, readOnly }), [flow, readOnly]);
  return (
    <AroundContext value={around}>
      <Chosen catalogue={catalogue} />
    </AroundContext>
  );
});

function Chosen({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation();
  const selected = useLooking((looking) => looking.selected);
  const [only] = selected;
  const block = useDrawing((drawing) =>
    selected.size === 1 && only ? blockOf(drawing.document, only) : undefined,
  );
  if (selected.size > 1) return <ManyNodes count={selected.size} />;
  if (!block) return <FlowSettings catalogue={catalogue} />;
  if (!isBlock(block)) return <BrokenNode key={block.id} block={block} />;
  const kind = catalogue.kind(block.kind);
  if (!kind) {
    return (
      <NodeInspector
        key={block.id}
        block={block}
        kind={unknownKind(block.kind)}
        notice={t("inspector.unknown", { kind: block.kind })}
      />
    );
  }
  return <NodeInspector key={block.id} block={block} kind={kind} />;
}
