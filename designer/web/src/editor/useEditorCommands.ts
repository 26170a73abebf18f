/** Commands of the editor: keyboard, command palette and help read them. Keys are those that node editors agree on. */

import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import type { Command } from "../app/commands";
import { useCommandsOf } from "../app/useCommand";
import { layOut } from "../canvas/autoLayout";
import type { NodeView } from "../canvas/view";
import { changeGroups, connect, copyNodes, GRID, paste, place, removeNodes } from "../document/edits";
import { redo, undo, useDrawing } from "../document/store";
import { useSaving } from "../saving/store";
import { readClip, writeClip } from "./clipboard";
import { editChosen, focusedNode, isOnCanvas } from "./focus";
import { foldGroupsOf, nudges } from "./moves";
import { useLooking } from "./selection";

interface Needs {
  flow: string;
  readOnly: boolean;
  views: () => readonly NodeView[];
  openPalette: (withPlaces: boolean) => void;
  showOutline: () => void;
}

export function useEditorCommands({ flow, readOnly, views, openPalette, showOutline }: Needs): void {
  const canvas = useReactFlow();
  const commands = useMemo<Command[]>(() => {
    const looking = () => useLooking.getState();
    const drawing = () => useDrawing.getState();
    const some = () => looking().selected.size > 0;
    const mayEditSome = () => !readOnly && some();
    const edit = drawing().edit;
    const remove = () => {
      const { line } = looking();
      if (line) {
        edit((now) => connect(now, line.id, line.exit, null));
        useLooking.setState({ line: undefined });
        return;
      }
      edit((now) => removeNodes(now, looking().selected));
      looking().select([]);
    };
    const copy = () => writeClip({ flow, ...copyNodes(drawing(), looking().selected) });
    const add = (clip: ReturnType<typeof readClip>, keepOutgoing: boolean) => {
      if (!clip) return;
      edit((now) => {
        const pasted = paste(now, clip, { x: 2 * GRID, y: 2 * GRID }, keepOutgoing);
        looking().select(pasted.ids);
        return pasted.drawing;
      });
    };
    const walk = (forward: boolean) => {
      const next = views().flatMap((view) =>
        view.exits.flatMap(({ target }) => {
          if (!target) return [];
          return forward
            ? looking().selected.has(view.id)
              ? [target]
              : []
            : looking().selected.has(target)
              ? [view.id]
              : [];
        }),
      );
      if (next[0]) looking().seek(next[0]);
      looking().select(next);
    };
    const align = (axis: "x" | "y") =>
      edit((now) => {
        const placed = [...looking().selected].flatMap((id) => {
          const at = now.layout.nodes?.[id];
          return at ? [[id, at] as const] : [];
        });
        const edge = Math.min(...placed.map(([, at]) => at[axis]));
        return place(now, Object.fromEntries(placed.map(([id, at]) => [id, { ...at, [axis]: edge }])));
      });
    return [
      { id: "undo", keys: ["Ctrl+Z"], enabled: () => !readOnly, run: undo },
      { id: "redo", keys: ["Ctrl+Y", "Ctrl+Shift+Z"], enabled: () => !readOnly, run: redo },
      { id: "copy", keys: ["Ctrl+C"], enabled: some, run: copy },
      {
        id: "cut",
        keys: ["Ctrl+X"],
        enabled: mayEditSome,
        run: () => {
          copy();
          remove();
        },
      },
      {
        id: "paste",
        keys: ["Ctrl+V"],
        enabled: () => !readOnly,
        run: () => {
          const clip = readClip();
          add(clip, clip?.flow === flow);
        },
      },
      {
        id: "duplicate",
        keys: ["Ctrl+D"],
        enabled: mayEditSome,
        run: () => add({ flow, ...copyNodes(drawing(), looking().selected) }, true),
      },
      {
        id: "delete",
        keys: ["Delete", "Backspace"],
        enabled: () => !readOnly && (some() || looking().line !== undefined),
        run: remove,
      },
      { id: "selectAll", keys: ["Ctrl+A"], run: () => looking().select(views().map((view) => view.id)) },
      { id: "selectNone", keys: ["Escape"], run: () => looking().select([]) },
      { id: "find", keys: ["Ctrl+F"], run: () => openPalette(true) },
      { id: "goTo", keys: ["Ctrl+K"], everywhere: true, run: () => openPalette(true) },
      { id: "palette", keys: ["Ctrl+Shift+P"], everywhere: true, run: () => openPalette(false) },
      {
        id: "fit",
        keys: ["Ctrl+0"],
        run: () => void canvas.fitView({ padding: 0.1, maxZoom: 1, duration: 200 }),
      },
      { id: "zoomTrue", keys: ["Ctrl+1"], run: () => void canvas.zoomTo(1, { duration: 100 }) },
      { id: "zoomIn", keys: ["Ctrl++", "Ctrl+="], run: () => void canvas.zoomIn({ duration: 100 }) },
      { id: "zoomOut", keys: ["Ctrl+-"], run: () => void canvas.zoomOut({ duration: 100 }) },
      {
        id: "tidy",
        keys: ["Ctrl+Shift+L"],
        enabled: () => !readOnly,
        run: () => {
          edit((now) => place(now, layOut(views())));
          requestAnimationFrame(() => void canvas.fitView({ padding: 0.1, maxZoom: 1, duration: 200 }));
        },
      },
      { id: "alignLeft", enabled: mayEditSome, run: () => align("x") },
      { id: "alignTop", enabled: mayEditSome, run: () => align("y") },
      {
        id: "group",
        keys: ["Ctrl+Shift+G"],
        enabled: mayEditSome,
        run: () =>
          edit((now) =>
            changeGroups(now, (groups) => {
              const taken = new Set(groups.map((group) => group.id));
              let number = 1;
              while (taken.has(`group_${number}`)) number += 1;
              const nodes = [...looking().selected];
              const others = groups.map((group) => ({
                ...group,
                nodes: group.nodes.filter((id) => !looking().selected.has(id)),
              }));
              const kept = others.filter((group) => group.nodes.length > 0);
              return [...kept, { id: `group_${number}`, title: `${number}`, nodes, collapsed: false }];
            }),
          ),
      },
      {
        id: "ungroup",
        keys: ["Ctrl+Shift+U"],
        enabled: mayEditSome,
        run: () =>
          edit((now) =>
            changeGroups(now, (groups) =>
              groups.filter(
                (group) =>
                  !looking().selected.has(group.id) && !group.nodes.some((id) => looking().selected.has(id)),
              ),
            ),
          ),
      },
      ...nudges(views, () => isOnCanvas() && mayEditSome()),
      {
        id: "open",
        keys: ["Enter", "F2"],
        enabled: () => isOnCanvas() && (focusedNode() !== undefined || some()),
        run: editChosen,
      },
      { id: "outline", keys: ["Ctrl+Shift+O"], everywhere: true, run: showOutline },
      {
        id: "collapse",
        enabled: mayEditSome,
        run: () => edit((now) => foldGroupsOf(now, looking().selected)),
      },
      { id: "walkOn", keys: ["Alt+ArrowRight"], enabled: some, run: () => walk(true) },
      { id: "walkBack", keys: ["Alt+ArrowLeft"], enabled: some, run: () => walk(false) },
      {
        id: "save",
        keys: ["Ctrl+S"],
        everywhere: true,
        enabled: () => !readOnly,
        run: () => void useSaving.getState().saveNow(),
      },
    ];
  }, [flow, readOnly, views, openPalette, showOutline, canvas]);
  useCommandsOf(commands);
}
