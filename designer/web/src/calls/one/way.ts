/** The way of a call through one of its flows: what is lit on the drawing, as one goes from stop to stop. */

import type { Paint } from "../../canvas/NodeCard";
import type { NodeView } from "../../canvas/view";
import type { Line, Stop } from "../queries";

/** Name of a line, as the canvas has it: `main|key "1"`. */
export function lineOf(views: readonly NodeView[], stop: Pick<Stop, "node" | "exit">): string | undefined {
  const view = views.find(({ id }) => id === stop.node);
  const exit = view?.exits.find(({ key }) => plain(key) === plain(stop.exit));
  return exit ? `${stop.node}|${exit.key}` : undefined;
}

/** The interpreter says `key 1` where the drawing has `key "1"`. */
function plain(name: string): string {
  return name.replaceAll('"', "");
}

export interface Way {
  /** By node: at which stops, from 1, the call was there; none for nodes to which it never came. */
  visits: ReadonlyMap<string, readonly number[]>;
  /** Lines that it took. */
  lines: ReadonlySet<string>;
  /** The node in which it ended. */
  ended: string | undefined;
}

/** Index of the stop at which the call ended: what follows a hang-up is done without the caller. -1: it goes on. */
export function endOf(stops: readonly Stop[], lines: readonly Line[], running: boolean): number {
  if (running) return -1;
  return lines.find(({ what }) => what === "hung_up" || what === "time_up")?.stop ?? stops.length - 1;
}

/** `end`: index of the stop at which it ended. */
export function wayIn(flow: string, stops: readonly Stop[], end: number, views: readonly NodeView[]): Way {
  const visits = new Map<string, number[]>(views.map(({ id }) => [id, []]));
  const lines = new Set<string>();
  for (const [index, stop] of stops.entries()) {
    if (stop.flow !== flow) continue;
    visits.get(stop.node)?.push(index + 1);
    const line = lineOf(views, stop);
    if (line) lines.add(line);
  }
  const last = stops[end];
  return { visits, lines, ended: last?.flow === flow ? last.node : undefined };
}

const NOWHERE: Paint = { active: false, visits: [] };

export function paintOfWay(way: Way, at: Stop | undefined, flow: string, id: string): Paint {
  const visits = way.visits.get(id);
  if (!visits?.length) return NOWHERE;
  return { active: at?.flow === flow && at.node === id, visits, ended: way.ended === id };
}
