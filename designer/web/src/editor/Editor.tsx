/** The editor: palette on the left, canvas in the middle, inspector on the right, a drawer below. */

import { useReactFlow } from "@xyflow/react";
import { Splitter } from "antd";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandPalette, type Place } from "../app/CommandPalette";
import { usePreferences } from "../app/preferences";
import { useMayI } from "../app/session";
import { Canvas } from "../canvas/Canvas";
import { CARD_WIDTH, type NodeView } from "../canvas/view";
import type { Catalogue } from "../catalogue/catalogue";
import { useChecking } from "../checks/useChecking";
import { useDrawing } from "../document/store";
import { Drawer } from "../drawer/Drawer";
import { Inspector } from "../inspector/Inspector";
import { AddList } from "../palette/AddList";
import { type Side, SidePanel } from "../palette/SidePanel";
import { Clash } from "../saving/Clash";
import { RescueDialog } from "../saving/RescueDialog";
import { useAutosave } from "../saving/useAutosave";
import { withTextsOf } from "../texts/i18n";
import { DrawerSplit } from "./DrawerSplit";
import { EditorBar } from "./EditorBar";
import "./editor.css";
import { FindingMarks } from "./FindingMarks";
import { focusCard } from "./focus";
import { unfoldAround } from "./grouping";
import { Legend } from "./Legend";
import { freePlace } from "./room";
import { useLooking } from "./selection";
import { useDrawn } from "./useDrawn";
import { type Openers, useEditorCommands } from "./useEditorCommands";
import { addAsked, useGestures } from "./useGestures";
import { useTitle } from "./useTitle";
import { bringIntoView, paneOnScreen, showFocused, whereToAdd } from "./view";

const ImportDialog = lazy(() =>
  import("../pages/flows/ImportDialog").then((file) => ({ default: file.ImportDialog })),
);

const CallersNow = lazy(() => withTextsOf("wall", import("../wall/onCanvas/CallersNow")));

const NOT_SHOWN: readonly NodeView[] = [];
const NO_PLACES: readonly Place[] = [];

interface Props {
  flow: string;
  catalogue: Catalogue;
}

export function Editor({ flow, catalogue }: Props) {
  const { t } = useTranslation();
  const readOnly = !useMayI("flows.edit");
  const maySeeCallers = useMayI("wall.see");
  const { sizes, setSize } = usePreferences();
  useChecking(flow);
  useAutosave(flow, !readOnly);

  const title = useDrawing((drawing) => drawing.document.header.title);
  const { selected, line, sought } = useLooking();
  const { views, drawn, lined, frames, inFolded, isOther } = useDrawn(catalogue);
  const latest = useRef<readonly NodeView[]>(views);
  latest.current = views;
  // What another version looked like is looked at, not changed.
  const fixed = readOnly || isOther;

  const { gestures, asking, stopAsking } = useGestures(catalogue);
  const canvas = useReactFlow();
  useEffect(() => {
    if (!sought) return;
    useDrawing.getState().edit((drawing) => unfoldAround(drawing, sought.id));
    requestAnimationFrame(() => bringIntoView(canvas, sought.id));
  }, [sought, canvas]);

  const [side, setSide] = useState<Side>("palette");
  const [palette, setPalette] = useState<"closed" | "commands" | "places">("closed");
  const [importing, setImporting] = useState(false);
  const closePalette = useCallback(() => setPalette("closed"), []);
  const viewsNow = useCallback(() => latest.current, []);
  const open = useMemo<Openers>(
    () => ({
      palette: (withPlaces) => setPalette(withPlaces ? "places" : "commands"),
      outline: () => setSide("outline"),
      importing: () => setImporting(true),
      addList: () => gestures.askWhatToAdd(whereToAdd(canvas, latest.current)),
    }),
    [gestures, canvas],
  );
  useEditorCommands({ flow, readOnly: readOnly || isOther, views: viewsNow, open });
  const goTo = useMemo<readonly Place[]>(() => {
    if (palette !== "places") return NO_PLACES;
    return views.map((view) => ({
      id: view.id,
      title: view.title || view.id,
      detail: `${view.kindTitle} · ${view.id}`,
      words: view.summary,
      go: () => {
        useLooking.getState().seek(view.id);
        focusCard(view.id);
      },
    }));
  }, [palette, views]);

  const addInView = useCallback(
    (kind: string) => {
      const pane = paneOnScreen();
      const at = canvas.screenToFlowPosition({ x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 });
      gestures.add(kind, freePlace(latest.current, { x: at.x - CARD_WIDTH / 2, y: at.y }));
    },
    [gestures, canvas],
  );

  useTitle(title || flow);
  return (
    <div className="editor">
      <EditorBar flow={flow} />
      <DrawerSplit drawer={<Drawer flow={flow} catalogue={catalogue} readOnly={readOnly} />}>
        <FindingMarks isOther={isOther}>
          <Splitter
            onResizeEnd={([left, , right]) => {
              setSize("side", left);
              setSize("inspector", right);
            }}
          >
            <Splitter.Panel defaultSize={sizes.side} min={140} max={320} collapsible>
              <SidePanel
                catalogue={catalogue}
                views={side === "outline" ? views : NOT_SHOWN}
                disabled={readOnly}
                side={side}
                onSide={setSide}
                onAdd={addInView}
              />
            </Splitter.Panel>
            <Splitter.Panel>
              <main
                className="editor-canvas"
                aria-label={t("canvas.label")}
                onFocus={({ target }) => showFocused(canvas, target)}
              >
                <Canvas
                  nodes={drawn}
                  frames={frames}
                  inFolded={inFolded}
                  views={lined}
                  selected={selected}
                  line={line && `${line.id}|${line.exit}`}
                  readOnly={fixed}
                  gestures={gestures}
                />
                <Legend />
                {maySeeCallers ? (
                  <Suspense>
                    <CallersNow flow={flow} />
                  </Suspense>
                ) : null}
              </main>
            </Splitter.Panel>
            <Splitter.Panel defaultSize={sizes.inspector} min={260} max={640} collapsible>
              <Inspector flow={flow} catalogue={catalogue} readOnly={readOnly} />
            </Splitter.Panel>
          </Splitter>
        </FindingMarks>
      </DrawerSplit>
      {asking ? (
        <AddList
          catalogue={catalogue}
          at={asking.screen}
          onClose={stopAsking}
          onChoose={(kind) => {
            addAsked(catalogue, asking, kind);
            stopAsking();
          }}
        />
      ) : null}
      {importing ? (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      ) : null}
      <Clash />
      <RescueDialog flow={flow} />
      <CommandPalette open={palette !== "closed"} places={goTo} onClose={closePalette} />
    </div>
  );
}
