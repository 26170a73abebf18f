/** One engine: whether it runs, how busy it is, and the lines, voices and disk that it works with. */

import { Card, Descriptions, Progress, Tag } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { parts } from "./durations";
import { same } from "./same";
import type { Engine } from "./types";

const FULL = 90;

export function stateOf(engine: Engine): {
  word: string;
  colour: "success" | "warning" | "error" | "default";
} {
  if (engine.link === "watched") {
    return engine.state === "draining"
      ? { word: "draining", colour: "warning" }
      : { word: "serving", colour: "success" };
  }
  return { word: engine.link, colour: engine.link === "starting" ? "default" : "error" };
}

interface Props {
  engine: Engine;
  /** The server's clock. */
  now: number;
}

/** All that is written, to the precision with which it is written. */
const written = ({ engine, now }: Props) => [
  {
    ...engine,
    cpu: Math.round(100 * (engine.cpu ?? 0)),
    peers: engine.peers?.map((peer) => ({ ...peer, last: 0 })),
  },
  Math.floor(now / 60_000),
];

export const EngineCard = memo(EngineNow, (before, next) => same(written(before), written(next)));

function EngineNow({ engine, now }: Props) {
  const { t, i18n } = useTranslation();
  const { word, colour } = stateOf(engine);
  const known = engine.link === "watched" && engine.max_calls ? engine : undefined;
  const time = (ms: number) => new Date(ms).toLocaleTimeString(i18n.language);
  return (
    <Card
      size="small"
      className={known ? "wall-engine" : "wall-engine wall-absent"}
      title={<h3>{engine.name}</h3>}
      extra={<Tag color={colour}>{t(`wall.state.${word}`)}</Tag>}
    >
      {known ? (
        <>
          <div className="wall-load">
            <span>{t("wall.callsOf", { calls: known.calls ?? 0, most: known.max_calls ?? 0 })}</span>
            <Progress
              percent={(100 * (known.calls ?? 0)) / (known.max_calls ?? 1)}
              showInfo={false}
              size="small"
              status={(100 * (known.calls ?? 0)) / (known.max_calls ?? 1) >= FULL ? "exception" : "normal"}
              aria-label={t("wall.calls")}
            />
          </div>
          <Descriptions
            size="small"
            column={2}
            items={[
              {
                key: "up",
                label: t("wall.up"),
                children: t("wall.duration", { ...parts(now - (known.since ?? now)) }),
              },
              { key: "version", label: t("wall.version"), children: known.version },
              {
                key: "cpu",
                label: t("wall.cpu"),
                children: t("wall.ofCore", { percent: Math.round(100 * (known.cpu ?? 0)) }),
              },
              { key: "memory", label: t("wall.memory"), children: `${known.memory_mb} MB` },
              {
                key: "speech",
                label: t("wall.speech"),
                children: (
                  <span className={known.speech?.resting ? "wall-bad" : undefined}>
                    {t(known.speech?.resting ? "wall.speechRests" : "wall.speechRuns", { ...known.speech })}
                  </span>
                ),
              },
              {
                key: "journal",
                label: t("wall.journal"),
                children: (
                  <span className={known.journal?.failing_since ? "wall-bad" : undefined}>
                    {known.journal?.failing_since
                      ? t("wall.journalFails", { time: time(known.journal.failing_since) })
                      : t("wall.journalWrites")}
                  </span>
                ),
              },
            ]}
          />
          <ul className="wall-lines">
            {known.lines?.map((line) => (
              <li key={line.address}>
                <b>{t(`wall.lineName.${line.name}`)}</b> <span className="wall-mono">{line.address}</span>
                <span className="wall-number">{t("wall.callsHere", { count: line.calls })}</span>
              </li>
            ))}
            {known.peers?.map((peer) => (
              <li key={peer.address}>
                {t("wall.from")} <span className="wall-mono">{peer.address}</span>
                <span className="wall-number">
                  {t("wall.peerCounts", { calls: peer.calls, offered: peer.offered, refused: peer.refused })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t(`wall.absent.${engine.link}`, { time: time(engine.link_since) })}</p>
      )}
    </Card>
  );
}
