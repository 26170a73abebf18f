/** On the canvas: a switch that shows where callers are now, and how often each exit was taken today. */

import { useQuery } from "@tanstack/react-query";
import { Switch } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, GET } from "../../api/client";
import { useChecks } from "../../checks/store";
import { useDrawing } from "../../document/store";
import { exitNamesOf } from "../../drawer/tests/exitNames";
import { useLooking } from "../../editor/selection";
import { paintNow } from "./paintNow";
import "./onCanvas.css";

const ASKED_EVERY_MS = 2_000;
const LAYER = "now";

export default function CallersNow({ flow }: { flow: string }) {
  const { t, i18n } = useTranslation();
  const [shown, show] = useState(false);
  const { data, isError } = useQuery({
    queryKey: ["flow-now", flow],
    queryFn: () => answer(GET("/api/flows/{flow}/now", { params: { path: { flow } } })),
    enabled: shown,
    refetchInterval: ASKED_EVERY_MS,
    gcTime: 0,
  });
  const document = useDrawing((drawing) => drawing.document);
  const nodes = useChecks((checks) => checks.nodes);
  const names = useMemo(() => exitNamesOf(document, nodes), [document, nodes]);
  useEffect(() => {
    const { paint } = useLooking.getState();
    const write = (count: number) => count.toLocaleString(i18n.language);
    paint(LAYER, shown && data ? paintNow(data.nodes, names, write) : undefined);
    return () => useLooking.getState().paint(LAYER, undefined);
  }, [shown, data, names, i18n.language]);
  return (
    <aside className="callers-now" aria-label={t("wall.now.title")}>
      <span>
        <Switch size="small" checked={shown} onChange={show} aria-label={t("wall.now.title")} />{" "}
        {t("wall.now.title")}
      </span>
      {shown && data ? (
        <small role="status">
          {[
            isError || !data.watched ? t("wall.now.nobodyTells") : t("wall.now.here", { count: data.here }),
            t("wall.now.since", { zone: data.zone }),
          ].join(" · ")}
        </small>
      ) : null}
    </aside>
  );
}
