/** The wall board: for a large screen on the wall of a room. Dark, without anything to click, readable from afar. */

import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Lamps } from "../wall/board/Lamps";
import { Tile } from "../wall/board/Tile";
import { byFlow, figuresOf } from "../wall/figures";
import { LineTag } from "../wall/LineTag";
import { useNames, useToday, useWall } from "../wall/queries";
import { percent } from "../wall/Totals";
import "../wall/board/board.css";

const MOST_FLOWS = 5;
const MOST_ALARMS = 3;

export default function WallBoardPage() {
  const { t, i18n } = useTranslation();
  const { engines, alarms, calls, line, since, ahead } = useWall();
  const figures = figuresOf(calls, engines, useToday());
  const names = useNames(engines.find(({ release }) => release)?.release ?? "");
  const number = (value: number) => value.toLocaleString(i18n.language);
  useEffect(() => {
    document.title = `${t("wall.board")} – IVRFlow`;
  }, [t]);
  const flows = byFlow(calls).slice(0, MOST_FLOWS);
  const most = flows[0]?.calls ?? 1;
  return (
    <main className={line === "lost" ? "board board-stale" : "board"}>
      <header className="board-head">
        <h1>{t("wall.board")}</h1>
        <LineTag line={line} since={since} />
        <time>
          {new Date(since + ahead).toLocaleTimeString(i18n.language, { hour: "2-digit", minute: "2-digit" })}
        </time>
      </header>
      {alarms.length > 0 ? (
        <ul className="board-alarms" aria-label={t("wall.alarms")}>
          {alarms.slice(0, MOST_ALARMS).map((alarm) => (
            <li key={`${alarm.code}/${alarm.engine}/${alarm.subject}`} className={`board-${alarm.level}`}>
              {t(`wall.alarm.${alarm.code}`, { ...alarm })}
            </li>
          ))}
          {alarms.length > MOST_ALARMS ? (
            <li className="board-warning">{t("wall.moreAlarms", { count: alarms.length - MOST_ALARMS })}</li>
          ) : null}
        </ul>
      ) : null}
      <dl className="board-tiles" aria-label={t("wall.totals")}>
        <Tile
          large
          name={t("wall.busy")}
          value={number(figures.busy)}
          detail={t("wall.ofCapacity", { capacity: number(figures.capacity) })}
        />
        <Tile name={t("wall.offered")} value={number(figures.offered)} detail={t("wall.today")} />
        <Tile name={t("wall.answered")} value={number(figures.answered)} detail={t("wall.today")} />
        <Tile
          name={t("wall.contained")}
          value={percent(figures.containment, i18n.language)}
          detail={number(figures.contained)}
        />
        <Tile name={t("wall.handedOff")} value={number(figures.handedOff)} detail={t("wall.today")} />
        <Tile name={t("wall.abandoned")} value={number(figures.abandoned)} detail={t("wall.today")} />
        <Tile name={t("wall.refused")} value={number(figures.refused)} detail={t("wall.today")} />
      </dl>
      <div className="board-foot">
        <ol className="board-flows" aria-label={t("wall.allFlows")}>
          {flows.map(({ flow, calls: count }) => (
            <li key={flow}>
              <span className="board-name">{names.flow(flow)}</span>
              <meter min={0} max={most} value={count} aria-label={names.flow(flow)} />
              <b>{number(count)}</b>
            </li>
          ))}
          {flows.length === 0 && line !== "opening" ? <li>{t("wall.noCalls")}</li> : null}
        </ol>
        <Lamps engines={engines} />
      </div>
    </main>
  );
}
