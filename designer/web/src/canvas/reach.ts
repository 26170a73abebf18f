/**
 * A tree through a flow: each node under the one from which callers get there first. The automatic layout and the outline
 * both follow it; ways that are not in it lead back, or to places that many ways lead to.
 */

import type { NodeView } from "./view";

export interface Reached {
  /** Nodes that nothing in the tree leads to: the start first. */
  roots: string[];
  children: ReadonlyMap<string, readonly string[]>;
}

/** So many ways make a node a meeting place (the agents, the goodbye): it goes where they end, not where the first begins. */
const MEETING = 4;

export function reach(nodes: readonly NodeView[]): Reached {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const targets = (id: string) =>
    // What callers choose comes first; technical ways only lead on where nothing else does.
    [...(byId.get(id)?.exits ?? [])]
      .sort((one, other) => Number(one.technical) - Number(other.technical))
      .flatMap(({ target }) => (target && byId.has(target) && target !== id ? [target] : []));
  const sources = new Map<string, string[]>(nodes.map((node) => [node.id, []]));
  for (const { id } of nodes) for (const target of new Set(targets(id))) sources.get(target)?.push(id);

  const depth = new Map<string, number>();
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  const meeting: string[] = [];
  const enter = (id: string, parent: string | undefined, queue: string[]) => {
    depth.set(id, parent === undefined ? 0 : (depth.get(parent) ?? 0) + 1);
    if (parent === undefined) roots.push(id);
    else children.set(parent, [...(children.get(parent) ?? []), id]);
    queue.push(id);
  };
  const walk = (queue: string[]) => {
    for (let at = 0; at < queue.length; at++) {
      const id = queue[at] as string;
      for (const target of targets(id)) {
        if (depth.has(target)) continue;
        if ((sources.get(target)?.length ?? 0) >= MEETING) meeting.push(target);
        else enter(target, id, queue);
      }
    }
  };
  const begin = (id: string) => {
    const queue: string[] = [];
    if (!depth.has(id)) enter(id, undefined, queue);
    walk(queue);
    for (let at = 0; at < meeting.length; at++) {
      const place = meeting[at] as string;
      if (depth.has(place)) continue;
      const from = (sources.get(place) ?? [])
        .filter((source) => depth.has(source))
        .sort((one, other) => (depth.get(one) ?? 0) - (depth.get(other) ?? 0));
      const next: string[] = [];
      enter(place, from[Math.floor(from.length / 2)], next);
      walk(next);
    }
    meeting.length = 0;
  };
  for (const node of nodes) if (node.isStart) begin(node.id);
  for (const node of nodes) if (sources.get(node.id)?.length === 0) begin(node.id);
  for (const node of nodes) begin(node.id);
  return { roots, children };
}
