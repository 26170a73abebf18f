/** Plays a prompt as callers hear it; values are made up by the server. */

import { PauseCircleOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, POST } from "../../api/client";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { useLooking } from "../../editor/selection";
import { useVariables } from "../around";

export function Listen({ prompt }: { prompt: string }) {
  const mayHear = useMayI("prompts.hear");
  const language = useLooking((looking) => looking.heard);
  // Another prompt, another sound.
  return mayHear ? <Player key={`${language} ${prompt}`} prompt={prompt} language={language} /> : null;
}

function Player({ prompt, language }: { prompt: string; language: string }) {
  const { t } = useTranslation();
  const variables = useVariables();
  const [state, setState] = useState<"silent" | "making" | "playing">("silent");
  const [told, setTold] = useState("");
  const sound = useRef<HTMLAudioElement | undefined>(undefined);

  const stop = () => {
    sound.current?.pause();
    sound.current = undefined;
    setState("silent");
  };
  useEffect(() => () => sound.current?.pause(), []);

  const play = async () => {
    setState("making");
    try {
      const made = await answer(
        POST("/api/sounds", { body: { prompt, language, variables: [...variables] } }),
      );
      const seconds = (made.duration_ms / 1000).toFixed(1);
      setTold([t("prompt.seconds", { seconds }), ...(made.remarks ?? [])].join(" · "));
      sound.current = new Audio(made.url);
      sound.current.onended = stop;
      setState("playing");
      await sound.current.play();
    } catch (error) {
      if (!(error instanceof DOMException)) setTold(inWords(error, t));
      stop();
    }
  };
  const playing = state === "playing";
  return (
    <>
      <Button
        size="small"
        icon={playing ? <PauseCircleOutlined /> : <PlayCircleOutlined />}
        loading={state === "making"}
        disabled={prompt === ""}
        onClick={playing ? stop : () => void play()}
      >
        {playing ? t("prompt.stop") : t("prompt.listen")}
      </Button>
      {told ? (
        <span className="listen-told" role="status">
          {told}
        </span>
      ) : null}
    </>
  );
}
