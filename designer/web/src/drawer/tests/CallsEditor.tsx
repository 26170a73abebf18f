/** The conversations as text; lines that do not hold are marked. */

import { type Diagnostic, linter, lintGutter } from "@codemirror/lint";
import { type Extension, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CodeEditor } from "../code/CodeEditor";
import { conversationLanguage } from "../code/languages";
import { lineOfStep } from "./conversationText";
import { typeTests, useTests } from "./store";

const setFailed = StateEffect.define<readonly number[]>();
const failedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const told = transaction.effects.find((effect) => effect.is(setFailed));
    if (!told) return marks.map(transaction.changes);
    const builder = new RangeSetBuilder<Decoration>();
    const { doc } = transaction.state;
    for (const line of told.value)
      if (line <= doc.lines) {
        const { from } = doc.line(line);
        builder.add(from, from, Decoration.line({ class: "cm-failed-line" }));
      }
    return builder.finish();
  },
  provide: (field) => EditorView.decorations.from(field),
});

interface Props {
  readOnly: boolean;
  onReady: (view: EditorView) => void;
}

export function CallsEditor({ readOnly, onReady }: Props) {
  const { t } = useTranslation();
  const { text, runs, findings } = useTests();
  const view = useRef<EditorView | undefined>(undefined);
  const extensions = useMemo<Extension[]>(
    () => [
      conversationLanguage,
      failedLines,
      lintGutter(),
      linter(
        ({ state }) =>
          useTests.getState().findings.flatMap((finding): Diagnostic[] => {
            if (finding.line < 1 || finding.line > state.doc.lines) return [];
            const line = state.doc.line(finding.line);
            const from = Math.min(line.from + Math.max(finding.column - 1, 0), line.to);
            return [{ from, to: line.to, severity: "error", message: finding.message }];
          }),
        { delay: 50, needsRefresh: (update) => update.transactions.some((each) => each.effects.length > 0) },
      ),
    ],
    [],
  );
  useEffect(() => {
    const failed = [...runs.values()].flatMap((run) =>
      run.passed || run.failed_at === null ? [] : [lineOfStep(text, run.line, run.failed_at)],
    );
    const lines = [...new Set(failed)].sort((one, other) => one - other);
    view.current?.dispatch({ effects: setFailed.of(lines) });
    // Findings come with the runs, and are read by the linter when something happens.
    void findings;
  }, [runs, text, findings]);
  return (
    <CodeEditor
      text={text}
      label={t("tests.text")}
      readOnly={readOnly}
      extensions={extensions}
      onType={typeTests}
      onReady={(made) => {
        view.current = made;
        onReady(made);
      }}
    />
  );
}
