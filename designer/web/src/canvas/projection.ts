/** From a drawing to what the canvas shows. Blocks that did not change keep their views, so that nothing else redraws. */

import type { Catalogue, Kind } from "../catalogue/catalogue";
import type { NodeState } from "../checks/types";
import {
  type AnyBlock,
  type Block,
  exitKey,
  exitsOf,
  type FlowDocument,
  isBlock,
  type LocalizedValue,
} from "../document/types";
import { headerText, spokenText } from "../document/values";
import type { ExitView, NodeView } from "./view";

export interface Seen {
  catalogue: Catalogue;
  /** By node id, as the last check told. */
  nodes: ReadonlyMap<string, NodeState>;
  /** The language of the flow whose texts are shown on the boxes. */
  heard: string;
}

interface Kept {
  view: NodeView;
  seen: readonly unknown[];
}

/** Remembers the last views; one per canvas. */
export class Projection {
  private kept = new WeakMap<AnyBlock, Kept>();

  views(document: FlowDocument, seen: Seen): NodeView[] {
    const start = headerText(document.header, "start");
    const blocks = document.blocks ?? [];
    const ids = new Set(blocks.map((block) => block.id));
    return blocks.map((block) => {
      const checked = seen.nodes.get(block.id);
      const isStart = block.id === start;
      const dependsOn = [seen.catalogue, checked, seen.heard, isStart];
      const old = this.kept.get(block);
      const isKept = old?.seen.every((value, index) => value === dependsOn[index]);
      if (old && isKept && leadAsBefore(old.view, ids)) return old.view;
      const view = viewOf(block, { ...seen, isStart, ids, checked });
      if (old && sameExits(old.view.exits, view.exits)) view.exits = old.view.exits;
      this.kept.set(block, { view, seen: dependsOn });
      return view;
    });
  }
}

interface Around {
  catalogue: Catalogue;
  checked: NodeState | undefined;
  heard: string;
  isStart: boolean;
  ids: ReadonlySet<string>;
}

function viewOf(block: AnyBlock, around: Around): NodeView {
  const kind = around.catalogue.kind(block.kind ?? "");
  return {
    id: block.id,
    kind: block.kind ?? "",
    kindTitle: kind?.title ?? block.kind ?? "",
    family: kind?.family ?? "",
    icon: kind?.icon ?? "",
    title: isBlock(block) ? (block.title ?? "") : "",
    summary: isBlock(block) ? summaryOf(block, around.heard) : block.text,
    exits: isBlock(block) ? exitViews(block, kind, around) : [],
    isStart: around.isStart,
    broken: !isBlock(block) || !kind,
    isNote: kind?.on_canvas_only ?? false,
  };
}

/** The first prompt in the language that is looked at; else the first value that says something. */
function summaryOf(block: Block, heard: string): string {
  for (const entry of block.entries ?? []) {
    if (entry.type !== "field") continue;
    const text = spokenText(entry.value, heard);
    if (text) return text;
  }
  return "";
}

function exitViews(block: Block, kind: Kind | undefined, { checked, heard, ids }: Around): ExitView[] {
  const specs = new Map((kind?.exits ?? []).map((spec) => [spec.name, spec]));
  const lines = exitsOf(block.entries ?? []);
  const written = new Set(lines.map((line) => line.name));
  const views = lines.map((line): ExitView => {
    const spec = specs.get(line.name);
    const label = line.labels ? labelIn(line.labels, heard) : "";
    const name = line.argument ? line.argument.replaceAll('"', "") : (spec?.label ?? line.name);
    return {
      key: exitKey(line),
      label: label ? `${name} ${label}` : name,
      target: line.target ?? null,
      technical: spec?.technical ?? false,
      builtIn: Boolean(line.target && !ids.has(line.target)),
    };
  });
  // Exits that this node has and nobody has connected yet.
  for (const name of checked?.exits ??
    (kind?.exits ?? []).filter((spec) => !spec.argument).map((spec) => spec.name)) {
    const spec = specs.get(name);
    if (written.has(name) || spec?.argument) continue;
    views.push({
      key: name,
      label: spec?.label ?? name,
      target: null,
      technical: spec?.technical ?? false,
      builtIn: false,
    });
  }
  return views;
}

/** No node that an exit leads to came or went. */
function leadAsBefore(view: NodeView, ids: ReadonlySet<string>): boolean {
  return view.exits.every(({ target, builtIn }) => target === null || builtIn !== ids.has(target));
}

function sameExits(one: readonly ExitView[], other: readonly ExitView[]): boolean {
  return (
    one.length === other.length &&
    one.every((exit, index) => {
      const same = other[index];
      return (
        exit.key === same?.key &&
        exit.label === same.label &&
        exit.target === same.target &&
        exit.technical === same.technical &&
        exit.builtIn === same.builtIn
      );
    })
  );
}

function labelIn(labels: LocalizedValue, heard: string): string {
  const found = labels.languages.find((each) => each.language === heard) ?? labels.languages[0];
  return found ? found.text.replace(/^"|"$/g, "") : "";
}
