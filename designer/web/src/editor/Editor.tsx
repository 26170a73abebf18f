/** The editor: palette on the left, canvas in the middle, inspector on the right, a drawer below. */

import { useReactFlow } from "@xyflow/react";
import { Segmented, Splitter } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandPalette, type Place } from "../app/CommandPalette";
import { useMayI } from "../app/session";
import { TopBar } from "../app/TopBar";
import { placeMissing } from "../canvas/autoLayout";
import { Canvas } from "../canvas/Canvas";
import { Projection } from "../canvas/projection";
import type { NodeView } from "../canvas/view";
import type { Catalogue } from "../catalogue/catalogue";
import { useChecks } from "../checks/store";
import { useChecking } from "../checks/useChecking";
import { place } from "../document/edits";
import { useDrawing } from "../document/store";
import { languagesOf } from "../document/values";
import { Drawer } from "../drawer/Drawer";
import { useKnownFindings } from "../drawer/problems/known";
import { PublishButton } from "../drawer/versions/PublishButton";
import { Inspector } from "../inspector/Inspector";
import { AddList } from "../palette/AddList";
import { type Side, SidePanel } from "../palette/SidePanel";
import { MergeDialog } from "../saving/MergeDialog";
import { Others } from "../saving/Others";
import { RescueDialog } from "../saving/RescueDialog";
import { useAutosave } from "../saving/useAutosave";
import { CheckState } from "./CheckState";
import "./editor.css";
import { framesOf } from "./frames";
import { Legend } from "./Legend";
import { SaveStateTag } from "./SaveStateTag";
import { paintOf, useLooking } from "./selection";
import { useEditorCommands } from "./useEditorCommands";
import { addAsked, useGestures } from "./useGestures";
import { seenOf, useRemoved, useShown } from "./useShown";

interface Props {
  flow: string;
  catalogue: Catalogue;
}

export function Editor({ flow, catalogue }: Props) {
  const { t } = useTranslation();
  const readOnly = !useMayI("flows.edit");
  useChecking(flow);
  useAutosave(flow, !readOnly);

  const { document, layout, isOther } = useShown();
  const edit = useDrawing((drawing) => drawing.edit);
  const nodes = useChecks((checks) => checks.nodes);
  const { byNode: issues } = useKnownFindings();
  const { selected, line, heard, paints, sought } = useLooking();
  const projection = useRef(new Projection());
  const views = useMemo(
    () => projection.current.views(document, seenOf({ catalogue, nodes, issues, heard }, isOther)),
    [document, catalogue, nodes, issues, heard, isOther],
  );
  const latest = useRef<readonly NodeView[]>(views);
  latest.current = views;

  const places = useMemo(
    () => ({ ...placeMissing(views, layout.nodes ?? {}), ...layout.nodes }),
    [views, layout.nodes],
  );
  const hidden = useMemo(
    () => new Set((layout.groups ?? []).filter((group) => group.collapsed).flatMap((group) => group.nodes)),
    [layout.groups],
  );
  const placed = useMemo(
    () =>
      views
        .filter((view) => !hidden.has(view.id))
        .map((view) => ({
          view,
          at: places[view.id] ?? { x: 0, y: 0 },
          ...sizeOf(layout.nodes?.[view.id]),
          paint: paintOf(view.id, paints),
        })),
    [views, places, layout.nodes, paints, hidden],
  );
  const removed = useRemoved(catalogue, heard, views, places);
  const drawn = useMemo(() => (removed.length > 0 ? [...placed, ...removed] : placed), [placed, removed]);
  const frames = useMemo(() => framesOf(layout, views, places), [layout, views, places]);

  const { gestures, asking, stopAsking } = useGestures(catalogue);
  const canvas = useReactFlow();
  useEffect(() => {
    if (sought) void canvas.fitView({ nodes: [{ id: sought.id }], maxZoom: 1, padding: 0.6, duration: 200 });
  }, [sought, canvas]);

  const [side, setSide] = useState<Side>("palette");
  const showOutline = useCallback(() => setSide("outline"), []);
  const [palette, setPalette] = useState<"closed" | "commands" | "places">("closed");
  const openPalette = useCallback(
    (withPlaces: boolean) => setPalette(withPlaces ? "places" : "commands"),
    [],
  );
  const viewsNow = useCallback(() => latest.current, []);
  useEditorCommands({ flow, readOnly: readOnly || isOther, views: viewsNow, openPalette, showOutline });
  const goTo = useMemo<Place[]>(() => {
    if (palette !== "places") return [];
    return views.map((view) => ({
      id: view.id,
      title: view.title || view.id,
      detail: `${view.kindTitle} · ${view.id}`,
      go: () => useLooking.getState().seek(view.id),
    }));
  }, [palette, views]);

  const addInView = useCallback(
    (kind: string) => {
      const pane = window.document.querySelector(".react-flow")?.getBoundingClientRect();
      if (!pane) return;
      const middle = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 };
      gestures.add(kind, canvas.screenToFlowPosition(middle));
    },
    [gestures, canvas],
  );

  // Nodes that nobody has placed are kept where they were put, from the first move on.
  const settled = useMemo(
    () => ({
      ...gestures,
      move: (moved: Parameters<typeof gestures.move>[0]) => {
        const missing = placeMissing(latest.current, useDrawing.getState().layout.nodes ?? {});
        if (Object.keys(missing).length > 0) edit((drawing) => place(drawing, { ...missing, ...moved }));
        else gestures.move(moved);
      },
    }),
    [gestures, edit],
  );

  const languages = languagesOf(document.header);
  return (
    <div className="editor">
      <TopBar
        title={document.header.title || flow}
        state={
          <>
            <SaveStateTag /> <CheckState />
          </>
        }
      >
        {languages.length > 1 ? (
          <Segmented
            size="small"
            aria-label={t("editor.heard")}
            options={languages}
            value={heard}
            onChange={(language) => useLooking.setState({ heard: language })}
          />
        ) : null}
        <Others flow={flow} />
        <PublishButton flow={flow} />
      </TopBar>
      <Splitter orientation="vertical" className="editor-body">
        <Splitter.Panel>
          <Splitter>
            <Splitter.Panel defaultSize={200} min={140} max={320} collapsible>
              <SidePanel
                catalogue={catalogue}
                views={views}
                disabled={readOnly}
                side={side}
                onSide={setSide}
                onAdd={addInView}
              />
            </Splitter.Panel>
            <Splitter.Panel>
              <main className="editor-canvas" aria-label={t("canvas.label")}>
                <Canvas
                  nodes={drawn}
                  frames={frames}
                  selected={selected}
                  line={line && `${line.id}|${line.exit}`}
                  readOnly={readOnly || isOther}
                  gestures={settled}
                />
                <Legend />
              </main>
            </Splitter.Panel>
            <Splitter.Panel defaultSize={360} min={260} max={640} collapsible>
              <Inspector flow={flow} catalogue={catalogue} readOnly={readOnly} />
            </Splitter.Panel>
          </Splitter>
        </Splitter.Panel>
        <Splitter.Panel defaultSize={280} min={40} collapsible>
          <Drawer flow={flow} catalogue={catalogue} readOnly={readOnly} />
        </Splitter.Panel>
      </Splitter>
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
      <MergeDialog />
      <RescueDialog flow={flow} />
      <CommandPalette open={palette !== "closed"} places={goTo} onClose={() => setPalette("closed")} />
    </div>
  );
}

function sizeOf(at: { width?: number | null; height?: number | null } | undefined): {
  width?: number;
  height?: number;
} {
  return at?.width && at.height ? { width: at.width, height: at.height } : {};
}
