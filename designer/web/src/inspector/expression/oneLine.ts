/** Keeps an editor on one line, whatever is pasted into it. */

import { EditorState, Transaction } from "@codemirror/state";
import { onOneLine } from "./onOneLine";

export const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged) return transaction;
  const changes: { from: number; to: number; insert: string }[] = [];
  let cursor = 0;
  let grown = 0;
  let mended = false;
  transaction.changes.iterChanges((from, to, _, __, inserted) => {
    const written = inserted.toString();
    const insert = onOneLine(written);
    mended ||= insert !== written;
    changes.push({ from, to, insert });
    cursor = from + grown + insert.length;
    grown += insert.length - (to - from);
  });
  if (!mended) return transaction;
  const userEvent = transaction.annotation(Transaction.userEvent);
  return { changes, selection: { anchor: cursor }, ...(userEvent ? { userEvent } : {}) };
});
