/** The one component for nodes of every kind: title, what callers hear, a labelled handle per exit. */

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { familyColours } from "../app/theme";
import { useDetail } from "./detail";
import { KindIcon } from "./KindIcon";
import { useFound } from "./marks";
import { exitOffset, type NodeView } from "./view";

export interface Paint {
  /** The simulated call is here. */
  active: boolean;
  /** Exits that the tests go through; absent when coverage is not shown. */
  covered?: ReadonlySet<string>;
  /** Exits that they could go through and do not; others, such as those of a queue that is full, are not counted. */
  uncovered?: ReadonlySet<string>;
  /** Added, removed or changed against another version. */
  change?: "added" | "removed" | "changed" | "moved";
  /** A real call came here: when, counted from 1; nothing: it did not. */
  visits?: readonly number[];
  /** There it ended. */
  ended?: boolean;
  /** How many callers are here now, as it is written. */
  here?: string;
  /** What is written beside an exit, such as the seconds until it can be chosen. */
  notes?: Readonly<Record<string, string>>;
}

export type CardNode = Node<{ view: NodeView; paint: Paint }, "card">;

export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const { view, paint } = data;
  const { t } = useTranslation();
  const { level, appearance } = useDetail();
  const colours = familyColours(view.family, appearance);
  const found = useFound(view.id);
  const classes = ["card", `card-mark-${found?.mark ?? "none"}`];
  if (selected) classes.push("card-selected");
  if (paint.active) classes.push("card-active");
  if (paint.change) classes.push(`card-${paint.change}`);
  if (paint.visits) classes.push(paint.visits.length > 0 ? "card-visited" : "card-not-visited");
  if (view.broken) classes.push("card-broken");
  const sign = paint.change ? SIGNS[paint.change] : undefined;
  if (level !== "all") {
    // Exits are not to be seen from afar: the box says for them whether tests go through all.
    if (paint.covered && view.exits.length > 0) {
      classes.push(paint.uncovered?.size ? "card-far-uncovered" : "card-far-covered");
    }
    return (
      <div className={classes.join(" ")} style={{ borderTopColor: colours.strong, background: colours.tint }}>
        {level === "names" ? (
          <strong className="card-far">
            {sign} {view.title || view.id}
          </strong>
        ) : null}
        {paint.here ? <span className="card-here">{paint.here}</span> : null}
      </div>
    );
  }
  return (
    <div className={classes.join(" ")} style={{ borderTopColor: colours.strong }}>
      <Handle
        type="target"
        position={Position.Left}
        className="card-entry"
        role="img"
        aria-label={t("canvas.entry")}
      />
      <div className="card-title" style={{ background: colours.tint }}>
        <KindIcon icon={view.icon} family={view.family} colour={colours.strong} />
        <div className="card-names">
          <strong>{view.title || view.id}</strong>
          <small>{view.kindTitle}</small>
        </div>
        {paint.visits?.length ? (
          <span className={paint.ended ? "card-visits card-visits-ended" : "card-visits"}>
            {inShort(paint.visits)}
          </span>
        ) : null}
        {paint.here ? <span className="card-here">☎ {paint.here}</span> : null}
        {paint.change ? (
          <span
            className="card-change"
            role="img"
            aria-label={t(`versions.${paint.change}`)}
            title={t(`versions.${paint.change}`)}
          >
            {sign}
          </span>
        ) : null}
        {view.isStart ? <span className="card-start">{t("canvas.start")}</span> : null}
        {found ? (
          <span
            className={`card-issues card-issues-${found.mark}`}
            title={t("canvas.issues", { count: found.issues })}
          >
            {found.issues}
          </span>
        ) : null}
      </div>
      {view.summary ? <div className="card-summary">{view.summary}</div> : null}
      {view.exits.map((exit, index) => (
        <div key={exit.key} className={exit.technical ? "card-exit card-exit-technical" : "card-exit"}>
          <span className={coveredClass(paint, exit.key)}>{exit.label}</span>
          {paint.notes?.[exit.key] ? <em>{paint.notes[exit.key]}</em> : null}
          {exit.builtIn ? <em>{exit.target}</em> : null}
          <Handle
            type="source"
            id={exit.key}
            position={Position.Right}
            style={{ top: exitOffset(view, index) }}
            className={exit.target ? "card-handle" : "card-handle card-handle-open"}
            role="img"
            aria-label={exit.label}
          />
        </div>
      ))}
    </div>
  );
});

/** Beside the colours, for those who cannot tell them apart. */
const SIGNS = { added: "+", removed: "−", changed: "~", moved: "↔" } as const;

const MOST_VISITS = 3;

/** `2, 7, 9`; of many only the first and the last. */
function inShort(visits: readonly number[]): string {
  if (visits.length <= MOST_VISITS) return visits.join(", ");
  return `${visits[0]}, … ${visits.at(-1)}`;
}

function coveredClass(paint: Paint, key: string): string {
  if (!paint.covered) return "card-exit-label";
  if (paint.covered.has(key)) return "card-exit-label card-exit-covered";
  return paint.uncovered?.has(key) ? "card-exit-label card-exit-uncovered" : "card-exit-label";
}
