/** In the top bar: who else has the flow open, and whether somebody saved something newer. */

import { Avatar, Badge, Button, Tooltip } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, GET, POST } from "../api/client";
import type { components } from "../api/schema";
import { openDrawing } from "../document/store";
import { useLooking } from "../editor/selection";
import { useSaving } from "./store";

type Presence = components["schemas"]["PresenceAnswer"];

const TOLD_EVERY_MS = 10_000;

function usePresence(flow: string): Presence | undefined {
  const [presence, setPresence] = useState<Presence>();
  useEffect(() => {
    const tab = crypto.randomUUID();
    const params = { path: { flow } };
    let over = false;
    const tell = async () => {
      const [node = ""] = useLooking.getState().selected;
      const editing = useSaving.getState().state !== "saved";
      try {
        const told = await answer(
          POST("/api/flows/{flow}/presence", { params, body: { tab, editing, node } }),
        );
        if (!over) setPresence(told);
      } catch {
        // The save state says it when the server cannot be reached.
        if (!over) setPresence(undefined);
      }
    };
    void tell();
    const timer = setInterval(() => void tell(), TOLD_EVERY_MS);
    const leave = () =>
      void POST("/api/flows/{flow}/presence", { params, body: { tab, leaving: true }, keepalive: true });
    window.addEventListener("pagehide", leave);
    return () => {
      over = true;
      clearInterval(timer);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [flow]);
  return presence;
}

export function Others({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const presence = usePresence(flow);
  const { revision, state } = useSaving();
  if (!presence) return null;
  const newer = presence.revision !== null && presence.revision > revision && state === "saved";
  const load = async () => {
    const found = await answer(GET("/api/flows/{flow}", { params: { path: { flow } } }));
    if (!found.document || useSaving.getState().state !== "saved") return;
    useSaving.setState({ revision: found.revision });
    openDrawing({ document: found.document, layout: found.layout });
    useSaving.setState({ state: "saved" });
  };
  return (
    <>
      {newer ? (
        <Button size="small" onClick={() => void load()}>
          {t("others.newer", { author: presence.author })}
        </Button>
      ) : null}
      <Avatar.Group size="small" max={{ count: 4 }}>
        {presence.others.map(({ name, tab, editing, node }) => (
          <Tooltip
            key={tab}
            title={t(editing ? "others.editing" : "others.here", { name, node: node || "–" })}
          >
            <Badge dot={editing} offset={[-4, 4]}>
              <Avatar size="small" className="other" aria-label={name}>
                {[...name][0]?.toUpperCase()}
              </Avatar>
            </Badge>
          </Tooltip>
        ))}
      </Avatar.Group>
    </>
  );
}
