/** One thing that happened in a call: what was said on the left, what the caller did on the right, the rest between. */

import { EyeInvisibleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { asClock, asWait } from "../lengths";
import type { Line } from "../queries";

const BY_CALLER = new Set(["pressed", "spoke", "silent", "recorded"]);

/** `flow`, `caller` or `around`: who did it. */
export function sideOf(line: Line): "flow" | "caller" | "around" {
  if (line.what === "said") return "flow";
  return BY_CALLER.has(line.what) ? "caller" : "around";
}

export function Happening({ line }: { line: Line }) {
  const side = sideOf(line);
  return (
    <div className={`call-line call-line-${side}${isBad(line) ? " call-line-bad" : ""}`}>{told(line)}</div>
  );
}

const BAD = new Set(["failed", "gone", "busy", "refused", "unknown", "noanswer", "nomatch", "noinput"]);

function isBad(line: Line): boolean {
  return line.what === "failed" || line.what === "time_up" || BAD.has(line.outcome ?? "");
}

function told(line: Line): ReactNode {
  if (line.what === "said") return <Said line={line} />;
  if (BY_CALLER.has(line.what)) return <Done line={line} />;
  return <Around line={line} />;
}

function Said({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <p>
      {line.words?.map(({ text, language }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of a prompt never change places
        <span key={index} lang={language}>
          {text || <Hidden what={t("calls.private")} />}{" "}
        </span>
      ))}
      {line.cut ? <em>{t("calls.cut")}</em> : null}
    </p>
  );
}

function Done({ line }: { line: Line }) {
  const { t } = useTranslation();
  const count = line.hidden ?? 0;
  if (line.what === "silent") return t("calls.silent");
  if (line.what === "recorded") {
    return line.outcome === "noinput"
      ? t("calls.silent")
      : t("calls.recorded", { length: asClock(line.took_ms ?? 0) });
  }
  if (line.what === "pressed") {
    if (count > 0) return <Hidden what={t("calls.keysHidden", { count })} />;
    return (
      <>
        {t("calls.pressed")} <kbd>{line.subject}</kbd>
      </>
    );
  }
  if (line.subject) return <>“{line.subject}”</>;
  return count > 0 ? <Hidden what={t("calls.wordsHidden")} /> : t("calls.notUnderstood");
}

function Around({ line }: { line: Line }) {
  const { t } = useTranslation();
  const { what, subject = "", outcome = "", detail = "", values = [], took_ms } = line;
  const word = t(`calls.happened.${what}`, { defaultValue: what, subject: named(what, subject, t), detail });
  return (
    <>
      <span>{word}</span>
      {outcome ? <strong> → {t(`calls.came.${outcome}`, outcome)}</strong> : null}
      {typeof took_ms === "number" && what !== "message" ? (
        <span className="call-took"> {asWait(took_ms)}</span>
      ) : null}
      {detail && !DETAIL_IN_WORD.has(what) ? <bdi className="call-detail"> {detail}</bdi> : null}
      {values.length > 0 ? (
        <span className="call-values">
          {values.map(({ name, value }) => (
            <span key={name}>
              {name}: {value === null ? <Hidden what={t("calls.private")} short /> : <bdi>{value}</bdi>}
            </span>
          ))}
        </span>
      ) : null}
    </>
  );
}

/** What these say beside their subject is a part of their sentence. */
const DETAIL_IN_WORD = new Set(["read"]);

function named(what: string, subject: string, t: TFunction): string {
  if (what === "hung_up") return t(`calls.hungUpBy.${subject}`, subject);
  if (what === "time_up") return t(`calls.timeUp.${subject}`, subject);
  return subject;
}

function Hidden({ what, short = false }: { what: string; short?: boolean }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t("calls.hiddenHelp")}>
      <span className="call-hidden">
        <EyeInvisibleOutlined aria-hidden />{" "}
        {short ? <span className="for-screen-readers">{what}</span> : what}
      </span>
    </Tooltip>
  );
}
