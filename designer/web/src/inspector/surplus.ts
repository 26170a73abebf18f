/**
 * What a node has and its kind does not declare: lines of a newer version, or misspelt ones. They are described as texts,
 * so that the form shows them, and whoever draws can mend or remove them.
 */

import type { ExitDescription, FieldDescription, Kind } from "../catalogue/catalogue";
import { type Entry, exitsOf, fieldsOf, type HeaderEntry } from "../document/types";

type AnyEntry = Entry | HeaderEntry;

export function surplusFields(
  entries: readonly AnyEntry[],
  declared: readonly { name: string }[],
): FieldDescription[] {
  const known = new Set(declared.map(({ name }) => name));
  return byName(fieldsOf(entries).filter(({ name }) => !known.has(name))).map(([name, written]) => ({
    name,
    label: name,
    help: "",
    widget: "",
    required: false,
    default: null,
    localized: written.some(({ value }) => value.type === "localized"),
    indexed: written.some(({ index }) => index != null),
    shown_when: null,
    options: [],
    limits: {},
  }));
}

export function surplusExits(
  entries: readonly AnyEntry[],
  declared: readonly { name: string }[],
): ExitDescription[] {
  const known = new Set(declared.map(({ name }) => name));
  return byName(exitsOf(entries).filter(({ name }) => !known.has(name))).map(([name, written]) => ({
    name,
    label: name,
    help: "",
    technical: false,
    otherwise: null,
    argument: written.some(({ argument }) => argument) ? "" : null,
    labelled: written.some(({ labels }) => labels),
    input: false,
    bounded: false,
  }));
}

/** A kind that this version does not have: all that its nodes hold is surplus. */
export function unknownKind(name: string): Kind {
  return {
    kind: name,
    icon: "",
    family: "",
    title: name,
    help: "",
    summary: "",
    fields: [],
    exits: [],
    capabilities: [],
    ends_call: false,
    on_canvas_only: false,
    template: { type: "block", kind: name, id: name, entries: [] },
  };
}

function byName<T extends { name: string }>(lines: readonly T[]): [string, T[]][] {
  const names = [...new Set(lines.map(({ name }) => name))];
  return names.map((wanted) => [wanted, lines.filter(({ name }) => name === wanted)]);
}
