/** What is said in a call with sound, what the flow asks the page, and how the call ended. */

import { Alert, Button, Empty, Space, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { distinctKeys } from "../../app/distinctKeys";
import { inWords } from "../../app/problems";
import { ScrolledTo } from "../ScrolledTo";
import { decideTransfer, OUTCOMES, useCallMe } from "./call";

const FAULTS: ReadonlySet<string> = new Set(["lost", "unreached", "broken", "refused"]);

export function SoundTalk() {
  const { t } = useTranslation();
  const { phase, lines, handing } = useCallMe();
  if (phase === "idle") {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("callMe.nothingHeard")} />;
  }
  return (
    <div className="call-me">
      <Heard />
      <Handing />
      <Ended />
      <ScrolledTo key={`${lines.length} ${phase} ${handing?.target}`} />
    </div>
  );
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
  const bad = ended !== undefined && FAULTS.has(ended.by);
  return (
    <Alert
      type={bad ? "error" : "info"}
      showIcon
      title={t(`callMe.ended.${ended?.by ?? "flow"}`, { cause: ended?.cause })}
      description={bad && ended.by !== "unreached" ? ended.cause : undefined}
    />
  );
}
