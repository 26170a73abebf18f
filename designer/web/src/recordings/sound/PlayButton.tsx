/** Plays a sound, and stops it. */

import { PauseCircleOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { play, stop } from "./playing";

interface Props {
  /** What is played, for those who cannot see where the button stands. */
  what: string;
  /** Beside the icon. */
  label?: string;
  disabled?: boolean;
  /** The address of the sound, made when it is wanted. */
  load: () => Promise<string>;
}

export function PlayButton({ what, label, disabled = false, load }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [state, setState] = useState<"silent" | "making" | "playing">("silent");
  const mine = useRef(false);
  const end = () => {
    mine.current = false;
    setState("silent");
  };
  useEffect(
    () => () => {
      if (mine.current) stop();
    },
    [],
  );
  const start = async () => {
    setState("making");
    try {
      const url = await load();
      mine.current = true;
      const started = play(url, end);
      setState("playing");
      await started;
    } catch (error) {
      end();
      const unplayable = error instanceof DOMException;
      void message.error(unplayable ? t("recordings.unplayable") : inWords(error, t));
    }
  };
  const playing = state === "playing";
  const name = t(playing ? "recordings.stopName" : "recordings.listenName", { what });
  return (
    <Button
      size="small"
      type={label === undefined ? "text" : "default"}
      icon={playing ? <PauseCircleOutlined aria-hidden /> : <PlayCircleOutlined aria-hidden />}
      loading={state === "making"}
      disabled={disabled}
      aria-label={name}
      title={name}
      onClick={playing ? stop : () => void start()}
    >
      {label}
    </Button>
  );
}
