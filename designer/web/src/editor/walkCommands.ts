/** Commands that go from node to node; the keyboard goes along, so that a screen reader says where it is. */

import type { Command } from "../app/commands";
import type { NodeView } from "../canvas/view";
import { useDrawing } from "../document/store";
import { focusCard, isOnCanvas } from "./focus";
import { useLooking } from "./selection";
import { nearest, neighbours, reachable } from "./walking";

export function walkCommands(views: () => readonly NodeView[]): Command[] {
  const looking = () => useLooking.getState();
  const some = () => looking().selected.size > 0;
  const goTo = (id: string | undefined) => {
    if (!id) return;
    looking().seek(id);
    focusCard(id);
  };
  const begin = () => goTo((views().find((view) => view.isStart) ?? views()[0])?.id);
  const along = (forward: boolean) => () => {
    if (!some()) return begin();
    const next = neighbours(views(), looking().selected, forward);
    goTo(next[0]);
  };
  const beside = (direction: -1 | 1) => () => {
    const [from] = looking().selected;
    if (!from) return begin();
    const { document, layout, settle } = useDrawing.getState();
    goTo(nearest(settle({ document, layout }).layout.nodes ?? {}, from, direction));
  };
  const all = (forward: boolean) => () => looking().select(reachable(views(), looking().selected, forward));
  return [
    { id: "walkOn", keys: ["Alt+ArrowRight"], enabled: isOnCanvas, run: along(true) },
    { id: "walkBack", keys: ["Alt+ArrowLeft"], enabled: isOnCanvas, run: along(false) },
    { id: "walkUp", keys: ["Alt+ArrowUp"], enabled: isOnCanvas, run: beside(-1) },
    { id: "walkDown", keys: ["Alt+ArrowDown"], enabled: isOnCanvas, run: beside(1) },
    { id: "selectBefore", keys: ["Alt+S U"], enabled: some, run: all(false) },
    { id: "selectAfter", keys: ["Alt+S D"], enabled: some, run: all(true) },
  ];
}
