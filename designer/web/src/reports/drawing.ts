/** A chart as ECharts draws it. Colours can be told apart by those who are colour-blind (Okabe and Ito, 2008). */

import type { Appearance } from "../app/theme";
import type { Chart, Series } from "./chart";

const COLOURS: Record<Appearance, readonly string[]> = {
  light: ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#6b7280", "#8a7a00"],
  dark: ["#56b4e9", "#e69f00", "#2dbd93", "#e39bc4", "#ff7f50", "#4d8fd1", "#9da7b3", "#f0e442"],
};
const INK = {
  light: { text: "#595959", line: "#e5e5e5", paper: "#ffffff", before: "#595959" },
  dark: { text: "#b8b8b8", line: "#3a3a3a", paper: "#1f1f1f", before: "#b8b8b8" },
};
/** So many points can be told apart when each has a mark. */
const MOST_MARKS = 40;
const LONGEST_LABEL = 28;
const ROW_PX = 26;
const BAR_PX = 8;
const AROUND_PX = 96;
const TIME_PX = 320;

export function heightOf(chart: Chart): number {
  if (chart.kind === "time") return TIME_PX;
  const bars = chart.series.filter(({ stacked, isBefore }) => !stacked && !isBefore).length;
  return AROUND_PX + (ROW_PX + BAR_PX * Math.max(0, bars - 1)) * Math.max(3, chart.labels.length);
}

export function optionOf(
  chart: Chart,
  appearance: Appearance,
  text: (value: number | null) => string,
  moves: boolean,
) {
  const ink = INK[appearance];
  const over = {
    type: "category" as const,
    data: chart.labels,
    axisLabel: {
      color: ink.text,
      hideOverlap: true,
      ...(chart.kind === "groups" ? { formatter: shortened } : {}),
    },
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
    inverse: chart.kind === "groups",
  };
  const along = {
    type: "value" as const,
    minInterval: chart.unit === "count" ? 1 : 0,
    axisLabel: { color: ink.text, hideOverlap: true, formatter: (value: number) => text(value) },
    splitLine: { lineStyle: { color: ink.line } },
  };
  const [xAxis, yAxis] = chart.kind === "time" ? [over, along] : [along, over];
  return {
    animation: moves,
    color: [...COLOURS[appearance]],
    textStyle: { fontFamily: "inherit" },
    legend: {
      show: chart.series.length > 1,
      type: "scroll" as const,
      top: 0,
      left: 0,
      textStyle: { color: ink.text },
      pageTextStyle: { color: ink.text },
    },
    // Drawn, not written as HTML: the page's security policy allows no styles in markup, and names stay texts.
    tooltip: {
      trigger: "axis" as const,
      renderMode: "richText" as const,
      confine: true,
      axisPointer: { type: "shadow" as const },
      backgroundColor: ink.paper,
      borderColor: ink.line,
      textStyle: { color: ink.text },
      valueFormatter: (value: unknown) => text(typeof value === "number" ? value : null),
    },
    grid: { left: 8, right: 24, top: chart.series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
    xAxis,
    yAxis,
    series: chart.series.map((each, place) => seriesOf(each, place, chart, ink.before)),
  };
}

function seriesOf(series: Series, place: number, chart: Chart, before: string) {
  const data = series.values.map((value) => value ?? "-");
  if (series.isBefore && chart.kind === "groups") {
    // A mark where the bar ended before.
    return {
      type: "scatter" as const,
      name: series.name,
      data,
      symbol: "diamond",
      symbolSize: 9,
      itemStyle: { color: before },
    };
  }
  const asLine =
    chart.kind === "time" && (series.isBefore || chart.unit !== "count" || chart.series.length > 2);
  if (asLine && !series.stacked) {
    const aside = series.isBefore ? ("dashed" as const) : ("dotted" as const);
    const own = !series.isBefore && !series.isOthers;
    return {
      type: "line" as const,
      name: series.name,
      data,
      symbol: own ? (SYMBOLS[place % SYMBOLS.length] ?? "circle") : "none",
      symbolSize: 6,
      showSymbol: chart.labels.length <= MOST_MARKS && own,
      lineStyle: own ? { width: 2 } : { type: aside, width: 1.5, color: before },
      ...(own ? {} : { itemStyle: { color: before } }),
    };
  }
  return {
    type: "bar" as const,
    name: series.name,
    data,
    barMaxWidth: 36,
    ...(series.stacked ? { stack: "whole" } : {}),
  };
}

/** Lines are told apart by their marks as well. */
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}
