/** The live wall: engines, lines, sources, and every call in progress. */

import { FullscreenOutlined } from "@ant-design/icons";
import { Button, Spin } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { TopBar } from "../app/TopBar";
import { Alarms } from "../wall/Alarms";
import { Channels } from "../wall/Channels";
import { EngineCard } from "../wall/EngineCard";
import { figuresOf } from "../wall/figures";
import { LineTag } from "../wall/LineTag";
import { useNames, useToday, useWall } from "../wall/queries";
import { Sources } from "../wall/Sources";
import { Totals } from "../wall/Totals";
import "./pages.css";
import "../wall/wall.css";

export default function WallPage() {
  const { t } = useTranslation();
  const wall = useWall();
  const today = useToday();
  const { engines, alarms, calls, line, since } = wall;
  const names = useNames(engines.find(({ release }) => release)?.release ?? "");
  const now = since + wall.ahead;
  return (
    <div className="page">
      <TopBar title={t("app.wall")} section="wall" state={<LineTag line={line} since={since} />}>
        <Link href="/wall/board">
          <Button icon={<FullscreenOutlined aria-hidden />}>{t("wall.board")}</Button>
        </Link>
      </TopBar>
      <main className={line === "lost" ? "page-body wall wall-stale" : "page-body wall"}>
        {line === "opening" ? (
          <Spin />
        ) : (
          <>
            <Alarms alarms={alarms} now={now} />
            <Totals figures={figuresOf(calls, engines, today)} />
            <section className="wall-equipment" aria-label={t("wall.equipment")}>
              {engines.map((engine) => (
                <EngineCard key={engine.name} engine={engine} now={now} />
              ))}
              <Sources engines={engines} />
            </section>
            <Channels calls={calls} names={names} now={now} several={engines.length > 1} />
          </>
        )}
      </main>
    </div>
  );
}
