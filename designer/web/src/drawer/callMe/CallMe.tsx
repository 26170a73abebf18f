/** The browser as a telephone: the flow is called through the engine, and sounds as it does for callers. */

import { PhoneOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress, Radio, Space, Tag } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, GET } from "../../api/client";
import { useMayI } from "../../app/session";
import { Keypad } from "../simulator/Keypad";
import { call, hangUp, loudness, press, useCallMe } from "./call";
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
    <div className="phone">
      <Keypad disabled={phase !== "talking" && phase !== "ringing"} choices={[]} onPress={press} />
      <div className="phone-side">
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
        {inCall ? (
          <>
            <Space>
              <Button danger icon={<PhoneOutlined rotate={225} />} onClick={hangUp}>
                {t("callMe.hangUp")}
              </Button>
              <Tag color={phase === "talking" ? "green" : "gold"}>{t(`callMe.phase.${phase}`)}</Tag>
            </Space>
            <Meter />
          </>
        ) : (
          <>
            <Button
              type="primary"
              icon={<PhoneOutlined />}
              disabled={!mayAsk}
              onClick={() => void call(flow, what)}
            >
              {t("callMe.call")}
            </Button>
            <p className="phone-hint">{t("callMe.help")}</p>
          </>
        )}
      </div>
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
