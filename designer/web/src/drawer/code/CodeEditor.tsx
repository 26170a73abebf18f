/** A page of text to be edited: CodeMirror with line numbers, search, folding of what is far away. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { NONCE } from "../../app/styles";
import { expressionColours } from "../../inspector/expression/language";
import "./code.css";

interface Props {
  text: string;
  label: string;
  readOnly: boolean;
  /** Language, completion, what follows the cursor. Taken when the editor is made. */
  extensions: readonly Extension[];
  /** A person changed the text. */
  onType: (text: string) => void;
  onLeave?: () => void;
  onReady?: (view: EditorView) => void;
}

export function CodeEditor(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const editable = useRef(new Compartment());

  useEffect(() => {
    if (!host.current) return;
    const { text, label, readOnly, extensions, onReady } = latest.current;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(NONCE),
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          search({ top: true }),
          indentUnit.of("  "),
          keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap, indentWithTab]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
          expressionColours,
          editable.current.of(EditorState.readOnly.of(readOnly)),
          EditorView.updateListener.of((update) => {
            const typed = update.transactions.some((each) => each.annotation(Transaction.userEvent));
            if (update.docChanged && typed) latest.current.onType(update.state.doc.toString());
            if (update.focusChanged && !update.view.hasFocus) latest.current.onLeave?.();
          }),
          ...extensions,
        ],
      }),
    });
    view.current = made;
    onReady?.(made);
    return () => made.destroy();
  }, []);

  const { text, readOnly } = props;
  useEffect(() => {
    if (view.current) replaceText(view.current, text);
  }, [text]);
  useEffect(() => {
    view.current?.dispatch({ effects: editable.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);
  return <div ref={host} className="code-editor" />;
}

/** Only what differs is replaced, so that the cursor and the view stay where they are. */
function replaceText(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  let from = 0;
  while (from < now.length && from < text.length && now[from] === text[from]) from += 1;
  let end = 0;
  while (
    end < now.length - from &&
    end < text.length - from &&
    now[now.length - 1 - end] === text[text.length - 1 - end]
  )
    end += 1;
  view.dispatch({
    changes: { from, to: now.length - end, insert: text.slice(from, text.length - end) },
    annotations: Transaction.addToHistory.of(false),
  });
}
