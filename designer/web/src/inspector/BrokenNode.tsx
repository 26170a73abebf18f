/** A node whose text cannot be read: it is mended here, as text, and nothing of it is lost meanwhile. */

import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, POST } from "../api/client";
import { growing } from "../app/growing";
import { usePreferences } from "../app/preferences";
import { inWords } from "../app/problems";
import { useChecks } from "../checks/store";
import type { Finding } from "../checks/types";
import { useDrawing } from "../document/store";
import type { AnyBlock, BrokenBlock } from "../document/types";
import { useLooking } from "../editor/selection";
import { useAround } from "./around";
import { FindingList } from "./FindingList";

/** Something that a block can be read beside: the header of the flow does not matter for that. */
const HEADER = "flow mending {\n}\n\n";

const NONE: readonly Finding[] = [];

export function BrokenNode({ block }: { block: BrokenBlock }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const language = usePreferences((preferences) => preferences.language);
  const edit = useDrawing((drawing) => drawing.edit);
  const [text, setText] = useState(block.text);
  // Until somebody tries to mend it, what the check says of it.
  const found = useChecks((checks) => checks.byNode.get(block.id)) ?? NONE;
  const [told, setTold] = useState<readonly Finding[]>();
  const [problem, setProblem] = useState<unknown>();
  const mend = async () => {
    try {
      const parsed = await answer(
        POST("/api/documents/parse", {
          params: { query: { language } },
          body: { text: HEADER + text },
        }),
      );
      const blocks = parsed.document?.blocks ?? [];
      const [first] = blocks;
      if (!first || blocks.some((each) => each.type === "broken")) {
        setTold(parsed.findings ?? []);
        return;
      }
      edit((drawing) => ({
        ...drawing,
        document: {
          ...drawing.document,
          blocks: (drawing.document.blocks ?? []).flatMap((each): AnyBlock[] =>
            each.id === block.id ? blocks : [each],
          ),
        },
      }));
      useLooking.getState().select([first.id]);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <aside className="inspector" aria-label={t("inspector.label")}>
      <header className="inspector-head">
        <h2>{block.id}</h2>
      </header>
      <Alert type="warning" title={t("inspector.broken")} />
      <Input.TextArea
        className="broken-text"
        aria-label={t("inspector.brokenText")}
        disabled={readOnly}
        {...growing(6, 30)}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <FindingList findings={told ?? found} />
      {problem ? <Alert type="error" title={inWords(problem, t)} /> : null}
      <Button className="broken-mend" type="primary" disabled={readOnly} onClick={() => void mend()}>
        {t("inspector.mend")}
      </Button>
    </aside>
  );
}
