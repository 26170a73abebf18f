/** The CodeMirror behind `ExpressionField`; loaded when the first expression is shown. */

import { autocompletion, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { expressionColours, expressionLanguage } from "./language";
import { oneLine } from "./oneLine";
import { beginningAt, completionsOf, type Vocabulary } from "./vocabulary";

export interface CodeProps {
  text: string;
  label: string;
  hint: string;
  disabled: boolean;
  vocabulary: Vocabulary;
  onType: (text: string) => void;
  onLeave: () => void;
}

const NONCE = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

export default function CodeField(props: CodeProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const editable = useRef(new Compartment());

  // made once; what changes is handed in below
  useEffect(() => {
    if (!host.current) return;
    const { text, hint, label, disabled } = latest.current;
    const complete = (context: CompletionContext) => {
      const begun = beginningAt(context.state.doc.toString(), context.pos);
      if (begun === undefined || (begun === "" && !context.explicit)) return null;
      const options = completionsOf(latest.current.vocabulary);
      return { from: context.pos - begun.length, options, validFor: /^[\w.]*$/ };
    };
    view.current = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(NONCE),
          history(),
          bracketMatching(),
          autocompletion({ override: [complete], icons: false }),
          keymap.of([
            ...completionKeymap,
            {
              key: "Enter",
              run: () => {
                latest.current.onLeave();
                return true;
              },
            },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          oneLine,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label }),
          placeholder(hint),
          expressionLanguage,
          expressionColours,
          editable.current.of(EditorView.editable.of(!disabled)),
          EditorView.updateListener.of((update) => {
            if (
              update.docChanged &&
              update.transactions.some(
                (each) =>
                  each.isUserEvent("input") ||
                  each.isUserEvent("delete") ||
                  each.isUserEvent("undo") ||
                  each.isUserEvent("redo") ||
                  each.isUserEvent("move"),
              )
            ) {
              latest.current.onType(update.state.doc.toString());
            }
            if (update.focusChanged && !update.view.hasFocus) latest.current.onLeave();
          }),
        ],
      }),
    });
    return () => view.current?.destroy();
  }, []);

  const { text, disabled } = props;
  useEffect(() => {
    const now = view.current?.state.doc.toString();
    if (now !== undefined && now !== text) {
      view.current?.dispatch({ changes: { from: 0, to: now.length, insert: text } });
    }
  }, [text]);
  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure(EditorView.editable.of(!disabled)) });
  }, [disabled]);
  return <div ref={host} className={disabled ? "code-field code-field-disabled" : "code-field"} />;
}
