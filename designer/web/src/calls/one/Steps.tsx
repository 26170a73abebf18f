/** Goes through the stops of a call: by a slider, by buttons, by the arrow keys anywhere on the page. */

import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Slider } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Stop } from "../queries";

interface Props {
  stops: readonly Stop[];
  at: number;
  /** What a node is called. */
  name: (stop: Stop) => string;
  /** Index of the stop at which the call ended; -1: it goes on at the last one. */
  end: number;
  onChoose: (stop: number) => void;
}

/** There the arrow keys have a meaning of their own. */
const TAKES_KEYS =
  "input, textarea, select, [role='slider'], [role='menu'], [role='dialog'], [contenteditable='true']";

export function Steps({ stops, at, name, end, onChoose }: Props) {
  const { t } = useTranslation();
  const last = stops.length - 1;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(TAKES_KEYS)) return;
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
      if (to === undefined || to < 0 || to > last) return;
      event.preventDefault();
      onChoose(to);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [at, last, onChoose]);
  const stop = stops[at];
  return (
    <div className="call-steps">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t("calls.before")}
        title={t("calls.before")}
        disabled={at === 0}
        onClick={() => onChoose(at - 1)}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t("calls.after")}
        title={t("calls.after")}
        disabled={at >= last}
        onClick={() => onChoose(at + 1)}
      />
      <Slider
        className="call-slider"
        min={1}
        max={Math.max(2, stops.length)}
        disabled={stops.length < 2}
        value={at + 1}
        onChange={(value) => onChoose(value - 1)}
        tooltip={{ formatter: (value) => stopName(stops[(value ?? 1) - 1], name) }}
        ariaLabelForHandle={t("calls.steps")}
        ariaValueTextFormatterForHandle={(value) => stopName(stops[value - 1], name)}
      />
      <span className="call-step" role="status">
        {t("calls.step", { number: at + 1, count: stops.length })} · <strong>{stopName(stop, name)}</strong>
        {at === end ? ` · ${t("calls.lastStep")}` : ""}
        {end < 0 && at === last ? ` · ${t("calls.lastStepRunning")}` : ""}
      </span>
    </div>
  );
}

function stopName(stop: Stop | undefined, name: (stop: Stop) => string): string {
  return stop ? name(stop) : "";
}
