/** The fields of a form one below the other: those of a node, or of the flow itself. */

import type { FieldDescription } from "../catalogue/catalogue";
import type { Finding } from "../checks/types";
import { withField, withRemarksAt } from "../document/entries";
import type { Entry, HeaderEntry } from "../document/types";
import { FieldRow } from "./FieldRow";
import { formFields } from "./formFields";

interface Props<E> {
  declared: readonly FieldDescription[];
  entries: readonly E[];
  findings: readonly Finding[];
  onEntries: (change: (entries: readonly E[]) => E[]) => void;
}

export function FieldRows<E extends Entry | HeaderEntry>({
  declared,
  entries,
  findings,
  onEntries,
}: Props<E>) {
  const order = declared.map(({ name }) => name);
  return formFields(entries, declared).map((field) => (
    <FieldRow
      key={field.name}
      field={field}
      entries={entries}
      findings={findings}
      onChange={(index, value) =>
        onEntries((now) => withField(now, order, { name: field.name, index }, value))
      }
      onRemarks={(at, said) => onEntries((now) => withRemarksAt(now, at, said))}
    />
  ));
}
