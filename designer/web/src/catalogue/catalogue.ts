/** The node kinds, as Python describes them. */

import type { components } from "../api/schema";

type Schemas = components["schemas"];

export type FieldDescription = Schemas["FieldDescription"];
export type ExitDescription = Schemas["ExitDescription"];

export interface Kind extends Readonly<Schemas["KindDescription"]> {
  /** The first sentence of its help. */
  readonly summary: string;
}

export class Catalogue {
  readonly families: readonly Schemas["FamilyDescription"][];
  readonly kinds: readonly Kind[];
  /** What a flow says of itself as a whole. */
  readonly header: Schemas["HeaderDescription"];
  private readonly byName: ReadonlyMap<string, Kind>;
  private readonly exitLabels: ReadonlyMap<string, string>;

  constructor(told: Schemas["CatalogueShape"]) {
    this.families = told.families;
    this.header = told.header;
    this.kinds = told.kinds.map((kind) => ({ ...kind, summary: kind.help.split("\n\n")[0] ?? "" }));
    this.byName = new Map(this.kinds.map((kind) => [kind.kind, kind]));
    this.exitLabels = new Map(
      this.kinds.flatMap(({ exits }) => exits.map(({ name, label }) => [name, label])),
    );
  }

  kind(name: string): Kind | undefined {
    return this.byName.get(name);
  }

  /** An exit as records of calls name it, `key 1` or `noinput`, in words. */
  exitInWords(told: string): string {
    const [name = "", ...argument] = told.split(" ");
    return [this.exitLabels.get(name) ?? name, ...argument].join(" ");
  }
}
