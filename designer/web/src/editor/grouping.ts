/** Groups: frames around nodes that belong together. A group that is chosen stands for what is in it. */

import { changeGroups } from "../document/edits";
import { freshId } from "../document/naming";
import type { Drawing, Group, Layout } from "../document/types";

/** The nodes that are meant when these nodes and groups are chosen. */
export function nodesMeant(layout: Layout, chosen: ReadonlySet<string>): Set<string> {
  const meant = new Set(chosen);
  for (const group of layout.groups ?? []) {
    if (meant.delete(group.id)) for (const id of group.nodes) meant.add(id);
  }
  return meant;
}

/** A new group of what is chosen. A node is in one group at most: it leaves the one that it was in. */
export function groupOf(
  drawing: Drawing,
  chosen: ReadonlySet<string>,
  title: (number: number) => string,
): { drawing: Drawing; id: string } {
  const nodes = nodesMeant(drawing.layout, chosen);
  const known = drawing.layout.groups ?? [];
  const id = freshId("group_1", new Set(known.map((group) => group.id)));
  const number = Number(id.slice("group_".length));
  const others = known
    .map((group) => ({ ...group, nodes: group.nodes.filter((node) => !nodes.has(node)) }))
    .filter((group) => group.nodes.length > 0);
  const added: Group = { id, title: title(number), nodes: [...nodes], collapsed: false };
  return { drawing: changeGroups(drawing, () => [...others, added]), id };
}

export function renamed(drawing: Drawing, id: string, title: string): Drawing {
  const before = drawing.layout.groups?.find((group) => group.id === id);
  if (!before || before.title === title) return drawing;
  return changeGroups(drawing, (groups) =>
    groups.map((group) => (group === before ? { ...group, title } : group)),
  );
}

/** Takes away the frames of what is chosen; the nodes stay. */
export function ungroup(drawing: Drawing, chosen: ReadonlySet<string>): Drawing {
  return changeGroups(drawing, (groups) => groups.filter((group) => !isMeant(group, chosen)));
}

/** Folds the groups that are chosen, or have a node that is; unfolds them when all are folded already. */
export function foldGroupsOf(drawing: Drawing, chosen: ReadonlySet<string>): Drawing {
  return changeGroups(drawing, (groups) => {
    const meant = groups.filter((group) => isMeant(group, chosen));
    const collapsed = !meant.every((group) => group.collapsed);
    return groups.map((group) => (meant.includes(group) ? { ...group, collapsed } : group));
  });
}

/** Unfolds the group that a node is hidden in, so that it can be seen. */
export function unfoldAround(drawing: Drawing, node: string): Drawing {
  const folded = drawing.layout.groups?.some((group) => group.collapsed && group.nodes.includes(node));
  if (!folded) return drawing;
  return changeGroups(drawing, (groups) =>
    groups.map((group) => (group.nodes.includes(node) ? { ...group, collapsed: false } : group)),
  );
}

export function isInGroup(layout: Layout, chosen: ReadonlySet<string>): boolean {
  return (layout.groups ?? []).some((group) => isMeant(group, chosen));
}

function isMeant(group: Group, chosen: ReadonlySet<string>): boolean {
  return chosen.has(group.id) || group.nodes.some((id) => chosen.has(id));
}
