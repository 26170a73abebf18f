/** A flow whose header cannot be read: its text, what is wrong with it, and the way back to the drawing once it is mended. */

import type { EditorView } from "@codemirror/view";
import { Alert, Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { TopBar } from "../../app/TopBar";
import { CodeEditor } from "../../drawer/code/CodeEditor";
import { flowEditing, markFindings } from "../../drawer/text/flowEditing";
import { SaveStateTag } from "../../editor/SaveStateTag";
import { FindingList } from "../../inspector/FindingList";
import "./headless.css";
import { useTextOfDraft } from "./useTextOfDraft";

interface Props {
  flow: string;
  text: string;
  revision: number;
  /** The text that is saved by then can be drawn. */
  onMended: () => void;
}

export default function HeadlessFlow({ flow, text: stored, revision, onMended }: Props) {
  const { t } = useTranslation();
  const readOnly = !useMayI("flows.edit");
  const { text, findings, readable, problem, type, save } = useTextOfDraft(flow, stored, revision);
  const view = useRef<EditorView | undefined>(undefined);
  useEffect(() => {
    if (view.current) view.current.dispatch(markFindings(view.current.state, findings));
  }, [findings]);
  const draw = async () => {
    if (await save()) onMended();
  };
  return (
    <div className="headless">
      <TopBar title={flow} state={<SaveStateTag />} />
      <main className="headless-text">
        <Alert
          type={readable ? "success" : "warning"}
          showIcon
          title={readable ? t("headless.readable") : t("headless.title")}
          description={readable ? null : t("headless.help")}
          action={
            readable ? (
              <Button type="primary" onClick={() => void draw()}>
                {t("headless.draw")}
              </Button>
            ) : null
          }
        />
        {problem ? <Alert type="error" showIcon title={inWords(problem, t)} /> : null}
        <FindingList findings={findings} />
        <CodeEditor
          text={text}
          label={t("text.label")}
          readOnly={readOnly}
          extensions={flowEditing}
          onType={type}
          onReady={(made) => {
            view.current = made;
          }}
        />
      </main>
    </div>
  );
}
