/** Recording, as a component needs it: begin, see how loud and how long, end. */

import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Complaint, complaintAbout } from "./level";
import { LONGEST_S, Microphone, NoMicrophone, RATE_HZ } from "./microphone";
import { stop as silence } from "./playing";
import { encodeWav } from "./wav";

export interface Take {
  content: Blob;
  seconds: number;
  complaint: Complaint | undefined;
}

export type Recording =
  | { phase: "ready" }
  /** The browser asks whether the page may. */
  | { phase: "asking" }
  | { phase: "recording"; seconds: number; level: number }
  | { phase: "impossible"; why: string };

const LOOK_MS = 80;

/** `onTake` is told of each recording that was ended, also of one that ended because it became too long. */
export function useRecorder(onTake: (take: Take) => void): {
  recording: Recording;
  begin: () => void;
  end: () => void;
} {
  const { t } = useTranslation();
  const [recording, setRecording] = useState<Recording>({ phase: "ready" });
  const microphone = useRef<Microphone | undefined>(undefined);
  const shown = useRef(true);
  const told = useRef(onTake);
  told.current = onTake;

  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
      microphone.current?.close();
      microphone.current = undefined;
    };
  }, []);

  const end = useCallback(async () => {
    const ended = microphone.current;
    microphone.current = undefined;
    if (!ended) return;
    const samples = await ended.stop();
    setRecording({ phase: "ready" });
    told.current({
      content: encodeWav(samples, RATE_HZ),
      seconds: samples.length / RATE_HZ,
      complaint: complaintAbout(samples),
    });
  }, []);

  const begin = useCallback(async () => {
    silence();
    setRecording({ phase: "asking" });
    try {
      const opened = await Microphone.open();
      // Whoever closed the dialog while the browser asked does not want to be listened to.
      if (!shown.current) opened.close();
      else {
        microphone.current = opened;
        setRecording({ phase: "recording", seconds: 0, level: 0 });
      }
    } catch (error) {
      const obstacle = error instanceof NoMicrophone ? error.obstacle : "busy";
      setRecording({ phase: "impossible", why: t(`recorder.obstacle.${obstacle}`) });
    }
  }, [t]);

  const isRecording = recording.phase === "recording";
  useEffect(() => {
    if (!isRecording) return;
    const timer = setInterval(() => {
      const now = microphone.current;
      if (!now) return;
      if (now.seconds >= LONGEST_S) void end();
      else setRecording({ phase: "recording", seconds: now.seconds, level: now.level() });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [isRecording, end]);

  return { recording, begin: () => void begin(), end: () => void end() };
}
