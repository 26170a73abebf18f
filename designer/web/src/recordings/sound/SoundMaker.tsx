/** A new sound, from the microphone or from a file: made, listened to, made again, and kept when it is right. */

import { AudioOutlined, BorderOutlined, UploadOutlined } from "@ant-design/icons";
import { Alert, Button, Progress, Space, Upload } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PlayButton } from "./PlayButton";
import "./sound.css";
import { LONGEST_S } from "./microphone";
import { type Take, useRecorder } from "./useRecorder";

export interface Made {
  content: Blob;
  fileName: string;
  origin: "microphone" | "upload";
}

interface Props {
  keepLabel: string;
  /** Whether there is something here that would be lost. */
  onUnkept?: (unkept: boolean) => void;
  /** Puts it in its place; the sound stays here when that does not work, which the caller tells. */
  onKeep: (made: Made) => Promise<boolean>;
  /** What is asked about a sound that may be kept. */
  children?: ReactNode;
}

interface Held extends Made {
  url: string;
  take?: Take;
}

export function SoundMaker({ keepLabel, onUnkept, onKeep, children }: Props) {
  const { t } = useTranslation();
  const [held, setHeld] = useState<Held>();
  const [keeping, setKeeping] = useState(false);
  const hold = (made: Made | undefined, take?: Take) =>
    setHeld(made && { ...made, url: URL.createObjectURL(made.content), ...(take ? { take } : {}) });
  const { recording, begin, end } = useRecorder((take) =>
    hold({ content: take.content, fileName: "microphone.wav", origin: "microphone" }, take),
  );
  const url = held?.url;
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url]);

  const unkept = held !== undefined || recording.phase === "recording";
  const tell = useRef(onUnkept);
  tell.current = onUnkept;
  useEffect(() => {
    tell.current?.(unkept);
    return () => tell.current?.(false);
  }, [unkept]);

  const keep = async () => {
    if (!held) return;
    setKeeping(true);
    const kept = await onKeep(held);
    setKeeping(false);
    if (kept) hold(undefined);
  };

  if (recording.phase === "recording") {
    return <Running seconds={recording.seconds} level={recording.level} onEnd={end} />;
  }
  if (held) {
    return (
      <section className="sound-maker" aria-label={t("recorder.title")}>
        <Space wrap>
          <PlayButton
            what={t("recorder.newSound")}
            label={t("recordings.listen")}
            load={async () => held.url}
          />
          <span>
            {held.take ? t("recordings.seconds", { seconds: held.take.seconds.toFixed(1) }) : held.fileName}
          </span>
        </Space>
        {held.take?.complaint ? (
          <Alert type="warning" showIcon title={t(`recorder.${held.take.complaint}`)} />
        ) : null}
        {children}
        <Space wrap>
          {/* Whoever has just stopped the recording goes on from here by the keyboard. */}
          <Button type="primary" autoFocus loading={keeping} onClick={() => void keep()}>
            {keepLabel}
          </Button>
          {held.take ? (
            <Button disabled={keeping} onClick={begin}>
              {t("recorder.again")}
            </Button>
          ) : null}
          <Button type="text" disabled={keeping} onClick={() => hold(undefined)}>
            {t("recorder.discard")}
          </Button>
        </Space>
      </section>
    );
  }
  return (
    <section className="sound-maker" aria-label={t("recorder.title")}>
      <Space wrap>
        <Button icon={<AudioOutlined aria-hidden />} loading={recording.phase === "asking"} onClick={begin}>
          {t("recorder.record")}
        </Button>
        <Upload
          accept="audio/*"
          showUploadList={false}
          beforeUpload={(file) => {
            hold({ content: file, fileName: file.name, origin: "upload" });
            return false;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />}>{t("recorder.upload")}</Button>
        </Upload>
      </Space>
      {recording.phase === "asking" ? <p className="sound-hint">{t("recorder.asking")}</p> : null}
      {recording.phase === "impossible" ? <Alert type="warning" showIcon title={recording.why} /> : null}
    </section>
  );
}

function Running({ seconds, level, onEnd }: { seconds: number; level: number; onEnd: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="sound-maker" aria-label={t("recorder.title")}>
      <Space>
        <span className="sound-dot" aria-hidden />
        <span className="sound-time" role="timer" aria-label={t("recorder.running")}>
          {clock(seconds)} / {clock(LONGEST_S)}
        </span>
        <Button type="primary" autoFocus icon={<BorderOutlined aria-hidden />} onClick={onEnd}>
          {t("recorder.stop")}
        </Button>
      </Space>
      <Progress
        percent={level}
        showInfo={false}
        status={level > 95 ? "exception" : "normal"}
        aria-label={t("recorder.level")}
      />
    </section>
  );
}

/** `0:07`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
