/** A chart. What it shows stands in the table below it, for those who do not see it. */

import { useEffect, useRef } from "react";
import type { Appearance } from "../app/theme";
import type { Chart } from "./chart";
import { heightOf, optionOf } from "./drawing";
import { init } from "./echarts";

interface Props {
  chart: Chart;
  appearance: Appearance;
  label: string;
  text: (value: number | null) => string;
}

const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

export default function ChartView({ chart, appearance, label, text }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<ReturnType<typeof init>>(undefined);
  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current);
    drawn.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      drawn.current = undefined;
    };
  }, []);
  useEffect(() => {
    drawn.current?.setOption(optionOf(chart, appearance, text, !STILL.matches), { notMerge: true });
    drawn.current?.resize();
  }, [chart, appearance, text]);
  return (
    <div
      ref={place}
      className="report-chart"
      role="img"
      aria-label={label}
      style={{ height: heightOf(chart) }}
    />
  );
}
