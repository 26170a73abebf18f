/** What the text editor of a flow has beside colours: marks of findings, and ids of nodes while one types. */

import { autocompletion, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Extension, Text, TransactionSpec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { Finding } from "../../checks/types";
import { useDrawing } from "../../document/store";
import { isBlock } from "../../document/types";
import { flowLanguage } from "../code/languages";

/** Where a node can be named: behind an arrow, or as the node at which the flow starts. */
const TARGET = /(?:->\s*|^\s*start\s*=\s*)([^\W\d]\w*)?$/u;

function completeNode(context: CompletionContext) {
  const line = context.state.doc.lineAt(context.pos);
  const found = TARGET.exec(line.text.slice(0, context.pos - line.from));
  if (!found) return null;
  const options = (useDrawing.getState().document.blocks ?? []).map((block) => ({
    label: block.id,
    ...(isBlock(block) && block.title ? { detail: block.title } : {}),
  }));
  return { from: context.pos - (found[1]?.length ?? 0), options, validFor: /^\w*$/ };
}

export const flowEditing: readonly Extension[] = [
  flowLanguage,
  lintGutter(),
  autocompletion({ override: [completeNode], icons: false }),
  keymap.of(completionKeymap),
];

const SEVERITIES: Record<string, Diagnostic["severity"]> = {
  error: "error",
  warning: "warning",
  hint: "info",
};

/** Marks findings at their places; those without a line are shown in the list of problems alone. */
export function markFindings(state: EditorState, findings: readonly Finding[]): TransactionSpec {
  const marks = findings.flatMap((finding): Diagnostic[] => {
    const { line, column, end_line, end_column } = finding;
    if (line < 1 || line > state.doc.lines) return [];
    const from = offset(state.doc, line, column);
    const to = Math.max(from, offset(state.doc, Math.max(end_line, line), end_column));
    const message = finding.suggestion ? `${finding.message} ${finding.suggestion}` : finding.message;
    return [{ from, to, severity: SEVERITIES[finding.severity] ?? "info", source: finding.code, message }];
  });
  return setDiagnostics(state, marks);
}

// Columns count characters as Python does: from 1, one for each code point.
function offset(text: Text, line: number, column: number): number {
  const { from, to, text: content } = text.line(Math.min(line, text.lines));
  return Math.min(from + [...content].slice(0, Math.max(column - 1, 0)).join("").length, to);
}
