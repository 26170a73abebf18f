/** What is chosen on the canvas, as a form: a node, several, or the flow itself when there is none. */

import { Activity, memo, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Catalogue } from "../catalogue/catalogue";
import { blockOf } from "../document/edits";
import { useDrawing } from "../document/store";
import { type AnyBlock, isBlock } from "../document/types";
import { useLooking } from "../editor/selection";
import { AroundContext } from "./around";
import { BrokenNode } from "./BrokenNode";
import "./inspector.css";
import { ManyNodes } from "./ManyNodes";
import { NodeInspector } from "./NodeInspector";
import { FlowSettings } from "./settings/FlowSettings";
import { unknownKind } from "./surplus";
import { useAfterCheck } from "./useAfterCheck";

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

const SEVERAL = "several nodes";

function Chosen({ catalogue }: { catalogue: Catalogue }) {
  const selected = useLooking((looking) => looking.selected);
  const [only] = selected;
  const block = useDrawing((drawing) =>
    selected.size === 1 && only ? blockOf(drawing.document, only) : undefined,
  );
  const chosen = selected.size > 1 ? SEVERAL : block?.id;
  const shown = useAfterCheck(chosen);
  const late = shown !== chosen;
  // The form of a node that was deleted, or is not chosen any more, is still to be seen, as it was.
  const last = useRef(block);
  if (!late) last.current = block;
  const node = last.current;
  return (
    <>
      <div className="inspector-chosen" inert={late} data-node={late ? undefined : chosen}>
        {shown === SEVERAL ? <ManyNodes count={selected.size} /> : null}
        {shown !== undefined && node ? <ChosenNode key={node.id} block={node} catalogue={catalogue} /> : null}
      </div>
      {/* Kept while something else is shown: to make this form takes longer than to check what was deleted.
          Below the others, so that whoever looks for the form finds the one that is seen. */}
      <Activity mode={shown === undefined ? "visible" : "hidden"}>
        <FlowSettings catalogue={catalogue} />
      </Activity>
    </>
  );
}

function ChosenNode({ block, catalogue }: { block: AnyBlock; catalogue: Catalogue }) {
  const { t } = useTranslation();
  if (!isBlock(block)) return <BrokenNode block={block} />;
  const kind = catalogue.kind(block.kind);
  if (kind) return <NodeInspector block={block} kind={kind} />;
  const notice = t("inspector.unknown", { kind: block.kind });
  return <NodeInspector block={block} kind={unknownKind(block.kind)} notice={notice} />;
}
