/** The browser as a telephone: the flow is called through the engine, and sounds as it does for callers. */

import { PhoneOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress, Radio, Space, Tag, Typography } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, GET } from "../../api/client";
import { distinctKeys } from "../../app/distinctKeys";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { Keypad } from "../simulator/Keypad";
import { call, decideTransfer, hangUp, loudness, OUTCOMES, press, useCallMe } from "./call";
import "./callMe.css";

const METER_MS = 80;

export function CallMe({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const [what, setWhat] = useState<"draft" | "published">("draft");
  const phase = useCallMe((state) => state.phase);
  const mayAsk = useMayI("hosts.ask");
  const { data } = useQuery({ queryKey: ["calls"], queryFn: () => answer(GET("/api/calls")) });
  useEffect(() => () => hangUp(), []);
  if (data && !data.url) return <Alert type="info" showIcon title={t("callMe.off")} />;
  const inCall = phase === "calling" || phase === "ringing" || phase === "talking";
  return (
    <div className="call-me">
      <Typography.Paragraph type="secondary">{t("callMe.help")}</Typography.Paragraph>
      <Radio.Group
        size="small"
        optionType="button"
        value={what}
        disabled={inCall}
        onChange={(event) => setWhat(event.target.value)}
        options={[
          { value: "draft", label: t("callMe.draft") },
          { value: "published", label: t("callMe.published") },
        ]}
      />
      <Space>
        {inCall ? (
          <Button danger type="primary" icon={<PhoneOutlined rotate={225} />} onClick={hangUp}>
            {t("callMe.hangUp")}
          </Button>
        ) : (
          <Button
            type="primary"
            icon={<PhoneOutlined />}
            disabled={!mayAsk}
            onClick={() => void call(flow, what)}
          >
            {t("callMe.call")}
          </Button>
        )}
        {inCall ? (
          <Tag color={phase === "talking" ? "green" : "gold"}>{t(`callMe.phase.${phase}`)}</Tag>
        ) : null}
      </Space>
      {inCall ? <Meter /> : null}
      <Keypad disabled={phase !== "talking" && phase !== "ringing"} choices={[]} onPress={press} />
      <Handing />
      <Heard />
      <Ended />
    </div>
  );
}

function Meter() {
  const { t } = useTranslation();
  const [level, setLevel] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLevel(loudness()), METER_MS);
    return () => clearInterval(timer);
  }, []);
  return <Progress aria-label={t("callMe.level")} percent={level} showInfo={false} size="small" />;
}

function Handing() {
  const { t } = useTranslation();
  const handing = useCallMe((state) => state.handing);
  if (!handing) return null;
  const data = Object.entries(handing.data);
  return (
    <Alert
      type="warning"
      showIcon
      title={t("callMe.handing", { target: handing.target })}
      description={
        <Space orientation="vertical" size="small">
          {data.length ? (
            <div>
              {data.map(([name, value]) => (
                <Tag key={name}>
                  {name} = {String(value)}
                </Tag>
              ))}
            </div>
          ) : null}
          <Space wrap size="small">
            {OUTCOMES.map((outcome) => (
              <Button key={outcome} size="small" onClick={() => decideTransfer(outcome)}>
                {t(`callMe.outcome.${outcome}`)}
              </Button>
            ))}
          </Space>
        </Space>
      }
    />
  );
}

function Heard() {
  const { t } = useTranslation();
  const lines = useCallMe((state) => state.lines);
  if (!lines.length) return null;
  const keys = distinctKeys(lines.map(({ who, text }) => `${who} ${text}`));
  return (
    <ol className="call-me-heard" aria-label={t("callMe.heard")} aria-live="polite">
      {lines.map((line, index) => (
        <li key={keys[index]} className={line.who} lang={line.language}>
          {line.text}
        </li>
      ))}
    </ol>
  );
}

function Ended() {
  const { t } = useTranslation();
  const { phase, ended, problem } = useCallMe();
  if (phase !== "ended") return null;
  if (problem) return <Alert type="error" showIcon title={inWords(problem, t)} />;
  const bad = ended?.by === "lost" || ended?.by === "unreached" || ended?.by === "refused";
  return (
    <Alert
      type={bad ? "error" : "info"}
      showIcon
      title={t(`callMe.ended.${ended?.by ?? "flow"}`)}
      description={bad ? ended?.cause : undefined}
    />
  );
}
