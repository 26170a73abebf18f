/** Which fields a form shows: the declared ones that count now, then what stands there beyond them. */

import type { FieldDescription } from "../catalogue/catalogue";
import { whereField } from "../document/entries";
import type { Entry, HeaderEntry } from "../document/types";
import { surplusFields } from "./surplus";

type Entries = readonly (Entry | HeaderEntry)[];

export function formFields(entries: Entries, declared: readonly FieldDescription[]): FieldDescription[] {
  return [
    ...declared.filter((field) => isShown(field, declared, entries)),
    ...surplusFields(entries, declared),
  ];
}

/** A field with a condition is shown while the other field, or its default, says so; and when it is there anyway. */
function isShown(field: FieldDescription, fields: readonly FieldDescription[], entries: Entries): boolean {
  if (!field.shown_when || whereField(entries, field.name) >= 0) return true;
  const other = entries[whereField(entries, field.shown_when.field)];
  const written = other?.type === "field" && other.value.type === "text" ? other.value.text : undefined;
  const fallback = fields.find((each) => each.name === field.shown_when?.field)?.default;
  return (written ?? fallback) === field.shown_when.value;
}
