/** A node whose text cannot be read: it is mended here, as text, and nothing of it is lost meanwhile. */

import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, POST } from "../api/client";
import { usePreferences } from "../app/preferences";
import { inWords } from "../app/problems";
import { useDrawing } from "../document/store";
import type { AnyBlock, BrokenBlock } from "../document/types";
import { useLooking } from "../editor/selection";
import { useAround } from "./around";

/** Something that a block can be read beside: the header of the flow does not matter for that. */
const HEADER = "flow mending {\n}\n\n";

export function BrokenNode({ block }: { block: BrokenBlock }) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const language = usePreferences((preferences) => preferences.language);
  const edit = useDrawing((drawing) => drawing.edit);
  const [text, setText] = useState(block.text);
  const [told, setTold] = useState<string[]>([]);
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
        setTold((parsed.findings ?? []).map((finding) => finding.message));
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
      setTold([inWords(error, t)]);
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
        autoSize={{ minRows: 6, maxRows: 30 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {told.map((sentence) => (
        <Alert key={sentence} type="error" title={sentence} />
      ))}
      <Button type="primary" disabled={readOnly} onClick={() => void mend()}>
        {t("inspector.mend")}
      </Button>
    </aside>
  );
}
