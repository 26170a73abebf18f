/** Commands of the editor: keyboard, command palette and help read them. Keys are those that node editors agree on. */

import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../app/commands";
import { useCommandsOf } from "../app/useCommand";
import { layOut } from "../canvas/autoLayout";
import type { NodeView } from "../canvas/view";
import { connect, place, removeNodes } from "../document/edits";
import { redo, undo, useDrawing } from "../document/store";
import { useSaving } from "../saving/store";
import { copyCommands } from "./copying";
import { backToCanvas, editChosen, focusedNode, isInForm, isOnCanvas, isOnCard, toNextPart } from "./focus";
import { foldGroupsOf, groupOf, isInGroup, nodesMeant, ungroup } from "./grouping";
import { aligned, nudges } from "./moves";
import { useLooking } from "./selection";
import { walkCommands } from "./walkCommands";

/** What commands open; none of it is part of the drawing. */
export interface Openers {
  palette: (withPlaces: boolean) => void;
  outline: () => void;
  importing: () => void;
  addList: () => void;
}

interface Needs {
  flow: string;
  readOnly: boolean;
  views: () => readonly NodeView[];
  open: Openers;
}

const FIT = { padding: 0.06, maxZoom: 1, duration: 200 };

export function useEditorCommands({ flow, readOnly, views, open }: Needs): void {
  const canvas = useReactFlow();
  const { t } = useTranslation();
  const commands = useMemo<Command[]>(() => {
    const looking = () => useLooking.getState();
    const { edit } = useDrawing.getState();
    const some = () => looking().selected.size > 0;
    const mayEdit = () => !readOnly;
    const mayEditSome = () => !readOnly && some();
    const inGroup = () => mayEditSome() && isInGroup(useDrawing.getState().layout, looking().selected);
    const remove = () => {
      const { line } = looking();
      if (line) {
        edit((now) => connect(now, line.id, line.exit, null));
        useLooking.setState({ line: undefined });
        return;
      }
      edit((now) => removeNodes(now, nodesMeant(now.layout, looking().selected)));
      looking().select([]);
    };
    const group = () => {
      let made = "";
      edit((now) => {
        const { drawing, id } = groupOf(now, looking().selected, (number) =>
          t("canvas.groupNumber", { number }),
        );
        made = id;
        return drawing;
      });
      looking().select([made]);
      useLooking.setState({ renaming: made });
    };
    const editOrRename = () => {
      const [id] = focusedNode() ? [focusedNode()] : looking().selected;
      const isGroup = useDrawing.getState().layout.groups?.some((each) => each.id === id);
      if (isGroup && id) useLooking.setState({ renaming: readOnly ? undefined : id });
      else editChosen();
    };
    const choose = (added: boolean) => {
      const id = focusedNode();
      if (!id) return;
      const { selected, select } = looking();
      if (!added) select([id]);
      else select(selected.has(id) ? [...selected].filter((each) => each !== id) : [...selected, id]);
    };
    return [
      { id: "undo", keys: ["Ctrl+Z"], enabled: mayEdit, run: undo },
      { id: "redo", keys: ["Ctrl+Y", "Ctrl+Shift+Z"], enabled: mayEdit, run: redo },
      ...copyCommands({ flow, readOnly, seen: () => seenOf(canvas.screenToFlowPosition) }),
      {
        id: "delete",
        keys: ["Delete", "Backspace"],
        enabled: () => !readOnly && (some() || looking().line !== undefined),
        run: remove,
      },
      { id: "add", keys: ["Alt+N"], enabled: mayEdit, run: open.addList },
      {
        id: "open",
        keys: ["Enter", "F2"],
        enabled: () => isOnCanvas() && (focusedNode() !== undefined || some()),
        run: editOrRename,
      },
      { id: "back", keys: ["Escape", "Ctrl+Enter"], everywhere: true, enabled: isInForm, run: backToCanvas },
      { id: "choose", keys: ["Space"], enabled: isOnCard, run: () => choose(false) },
      { id: "chooseToo", keys: ["Shift+Space"], enabled: isOnCard, run: () => choose(true) },
      { id: "selectAll", keys: ["Ctrl+A"], run: () => looking().select(views().map((view) => view.id)) },
      {
        id: "selectNone",
        keys: ["Escape"],
        run: () => useLooking.setState({ selected: new Set(), line: undefined }),
      },
      { id: "find", keys: ["Ctrl+F"], run: () => open.palette(true) },
      { id: "goTo", keys: ["Ctrl+K"], everywhere: true, run: () => open.palette(true) },
      { id: "palette", keys: ["Ctrl+Shift+P"], everywhere: true, run: () => open.palette(false) },
      { id: "outline", keys: ["Ctrl+Shift+O"], everywhere: true, run: open.outline },
      { id: "nextPart", keys: ["F6"], everywhere: true, run: () => toNextPart(1) },
      { id: "previousPart", keys: ["Shift+F6"], everywhere: true, run: () => toNextPart(-1) },
      ...walkCommands(views),
      ...nudges(() => isOnCanvas() && mayEditSome()),
      { id: "group", keys: ["Ctrl+Shift+G"], enabled: mayEditSome, run: group },
      {
        id: "ungroup",
        keys: ["Ctrl+Shift+U"],
        enabled: inGroup,
        run: () => edit((now) => ungroup(now, looking().selected)),
      },
      {
        id: "collapse",
        keys: ["Ctrl+Shift+F"],
        enabled: inGroup,
        run: () => edit((now) => foldGroupsOf(now, looking().selected)),
      },
      {
        id: "alignLeft",
        enabled: mayEditSome,
        run: () => edit((now) => aligned(now, looking().selected, "x")),
      },
      {
        id: "alignTop",
        enabled: mayEditSome,
        run: () => edit((now) => aligned(now, looking().selected, "y")),
      },
      {
        id: "tidy",
        keys: ["Ctrl+Shift+L"],
        enabled: mayEdit,
        run: () => {
          edit((now) => place(now, layOut(views())));
          requestAnimationFrame(() => void canvas.fitView(FIT));
        },
      },
      { id: "fit", keys: ["Ctrl+0"], run: () => void canvas.fitView(FIT) },
      { id: "zoomTrue", keys: ["Ctrl+1"], run: () => void canvas.zoomTo(1, { duration: 100 }) },
      { id: "zoomIn", keys: ["Ctrl++", "Ctrl+="], run: () => void canvas.zoomIn({ duration: 100 }) },
      { id: "zoomOut", keys: ["Ctrl+-"], run: () => void canvas.zoomOut({ duration: 100 }) },
      {
        id: "save",
        keys: ["Ctrl+S"],
        everywhere: true,
        enabled: mayEdit,
        run: () => void useSaving.getState().saveNow(),
      },
      { id: "import", keys: ["Ctrl+I"], enabled: mayEdit, run: open.importing },
      { id: "export", keys: ["Ctrl+E"], run: () => exportFlow(flow) },
    ];
  }, [flow, readOnly, views, open, canvas, t]);
  useCommandsOf(commands);
}

/** As the store has it: what is not saved yet is saved first. */
async function exportFlow(flow: string): Promise<void> {
  const { state, saveNow } = useSaving.getState();
  if (state === "unsaved") await saveNow();
  const link = document.createElement("a");
  link.href = `/api/flows/${encodeURIComponent(flow)}/export`;
  link.download = "";
  link.click();
}

function seenOf(toFlow: (at: { x: number; y: number }) => { x: number; y: number }) {
  const pane = document.querySelector(".react-flow")?.getBoundingClientRect() ?? new DOMRect();
  const { x: left, y: top } = toFlow({ x: pane.left, y: pane.top });
  const { x: right, y: bottom } = toFlow({ x: pane.right, y: pane.bottom });
  return { left, top, right, bottom };
}
