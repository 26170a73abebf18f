/** The flow as text, beside its picture: what is selected in one is shown in the other. */

import { EditorView } from "@codemirror/view";
import { Alert } from "antd";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { useLooking } from "../../editor/selection";
import { CodeEditor } from "../code/CodeEditor";
import { flowEditing, markFindings } from "./flowEditing";
import { lineOfNode, nodeAtLine, nodeLinesOf } from "./nodeLines";
import { useTextOfDrawing } from "./useTextOfDrawing";

export default function TextPanel({ flow, readOnly }: { flow: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const { text, findings, unreadable, problem, type, leave } = useTextOfDrawing(flow);
  const view = useRef<EditorView | undefined>(undefined);
  const selected = useLooking((looking) =>
    looking.selected.size === 1 ? [...looking.selected][0] : undefined,
  );
  const lines = useMemo(() => nodeLinesOf(text), [text]);
  const latest = useRef(lines);
  latest.current = lines;

  const follow = useMemo(
    () =>
      EditorView.updateListener.of(({ view: editor, selectionSet, docChanged, state }) => {
        if (!selectionSet || docChanged || !editor.hasFocus) return;
        const node = nodeAtLine(latest.current, state.doc.lineAt(state.selection.main.head).number);
        const { selected: now, seek } = useLooking.getState();
        if (node && !now.has(node)) seek(node);
      }),
    [],
  );
  useEffect(() => {
    const line = selected === undefined ? undefined : lineOfNode(latest.current, selected);
    const editor = view.current;
    // Whoever types has chosen the place himself.
    if (!editor || editor.hasFocus || line === undefined || line > editor.state.doc.lines) return;
    const { from } = editor.state.doc.line(line);
    editor.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 8 }),
    });
  }, [selected]);
  useEffect(() => {
    if (view.current) view.current.dispatch(markFindings(view.current.state, findings));
  }, [findings]);

  return (
    <div className="text-panel">
      {unreadable ? <Alert type="warning" showIcon title={t("text.unreadable")} /> : null}
      {problem ? <Alert type="error" showIcon title={inWords(problem, t)} /> : null}
      <CodeEditor
        text={text}
        label={t("text.label")}
        readOnly={readOnly}
        extensions={[...flowEditing, follow]}
        onType={type}
        onLeave={leave}
        onReady={(made) => {
          view.current = made;
        }}
      />
    </div>
  );
}
