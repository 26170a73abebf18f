/** What the caller can do now: keys, words, silence, hanging up; the clock goes forward only when told to. */

import { PhoneOutlined, ReloadOutlined } from "@ant-design/icons";
import { Badge, Button, Input, Space, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDrawing } from "../../document/store";
import { Keypad } from "./Keypad";
import { act, press, startCall, useSimulator } from "./store";
import { useTitles } from "./useTitles";

const FORWARD_MS = 10_000;
const TALK_MS = 5_000;

export function Phone({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const { call, about, busy, problem } = useSimulator();
  const edited = useDrawing((drawing) => drawing.document !== about);
  const titles = useTitles();
  const [words, setWords] = useState("");
  const live = Boolean(call) && !call?.ended && !call?.rejected;
  const awaited = call?.awaited;
  const say = () => {
    const text = words.trim();
    if (!text) return;
    setWords("");
    void act({ do: "say", text });
  };
  if (!call) {
    return (
      <div className="phone-idle">
        <Button
          type="primary"
          size="large"
          icon={<PhoneOutlined />}
          loading={busy}
          onClick={() => void startCall(flow)}
        >
          {problem ? t("problem.retry") : t("simulator.call")}
        </Button>
        <p className="phone-hint">{t("simulator.callHelp")}</p>
      </div>
    );
  }
  return (
    <div className="phone">
      <Keypad disabled={!live} choices={awaited?.choices ?? []} />
      <div className="phone-side">
        <Space size="small" wrap>
          <Tooltip title={edited ? t("simulator.editedHelp") : undefined}>
            <Badge dot={edited}>
              <Button size="small" icon={<ReloadOutlined />} onClick={() => void startCall(flow)}>
                {edited ? t("simulator.restartEdited") : t("simulator.restart")}
              </Button>
            </Badge>
          </Tooltip>
          <Button
            size="small"
            danger
            disabled={!live}
            icon={<PhoneOutlined rotate={225} />}
            onClick={() => void act({ do: "hang_up" })}
          >
            {t("simulator.hangUp")}
          </Button>
        </Space>
        {(awaited?.choices ?? []).length > 0 ? (
          <div className="phone-choices">
            {awaited?.choices.map(({ keys, label, leads_to = "" }) => (
              <Button key={keys} size="small" type="text" onClick={() => void press(keys)}>
                <kbd>{keys}</kbd>{" "}
                {label || t(`simulator.builtIn.${leads_to}`, titles.get(leads_to) ?? leads_to)}
              </Button>
            ))}
          </div>
        ) : null}
        <Space.Compact block size="small">
          <Input
            value={words}
            disabled={!live || !awaited?.speech}
            placeholder={awaited?.speech ? t("simulator.say") : t("simulator.deaf")}
            aria-label={t("simulator.say")}
            onChange={(event) => setWords(event.target.value)}
            onPressEnter={say}
          />
          <Button disabled={!live || !awaited?.speech || !words.trim()} onClick={say}>
            {t("simulator.sayIt")}
          </Button>
        </Space.Compact>
        <Space size="small" wrap>
          <Tooltip title={t("simulator.silenceHelp")}>
            <Button size="small" disabled={!live} onClick={() => void act({ do: "silence" })}>
              {t("simulator.silence")}
            </Button>
          </Tooltip>
          <Button size="small" disabled={!live} onClick={() => void act({ do: "wait", ms: FORWARD_MS })}>
            {t("simulator.forward")}
          </Button>
          {awaited?.recording ? (
            <Button size="small" onClick={() => void act({ do: "speak", ms: TALK_MS })}>
              {t("simulator.talk")}
            </Button>
          ) : null}
          {live && !awaited?.input && call.pending.length === 0 ? (
            <Button size="small" type="primary" onClick={() => void act({ do: "listen" })}>
              {t("simulator.listenOn")}
            </Button>
          ) : null}
        </Space>
      </div>
    </div>
  );
}
