/** A recording as it was delivered and as callers hear it, drawn, in figures, to be listened to. */

import { Alert, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { addressOf, type Measured, type Piece, useHistory } from "./queries";
import { PlayButton } from "./sound/PlayButton";
import { Waveform } from "./Waveform";

export function BeforeAfter({ language, piece }: { language: string; piece: Piece }) {
  const { t } = useTranslation();
  const { data } = useHistory(language, piece.name, piece.sha256);
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} title={false} />;
  const { delivered, telephone } = data;
  if (!delivered || !telephone || !piece.sha256) return null;
  return (
    <section className="piece-part">
      <h3>{t("library.beforeAfter")}</h3>
      <div className="before-after">
        <Side which="delivered" measured={delivered} sha256={piece.sha256} name={piece.name} />
        <Side which="telephone" measured={telephone} sha256={piece.sha256} name={piece.name} />
      </div>
      {delivered.clipped ? <Alert type="warning" showIcon title={t("library.clipped")} /> : null}
      <p className="piece-hint">{t("library.beforeAfterHelp")}</p>
    </section>
  );
}

interface SideProps {
  which: "delivered" | "telephone";
  measured: Measured;
  sha256: string;
  name: string;
}

function Side({ which, measured, sha256, name }: SideProps) {
  const { t, i18n } = useTranslation();
  const what = t(`library.${which}`);
  const decimal = (value: number) =>
    value.toLocaleString(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <div>
      <div className="before-after-head">
        <strong>{what}</strong>
        <PlayButton what={`${name}: ${what}`} load={async () => addressOf(sha256, which)} />
      </div>
      <Waveform measured={measured} trimmed={which === "delivered"} label={t("library.drawing", { what })} />
      <dl>
        <dt>{t("library.length")}</dt>
        <dd>{t("recordings.seconds", { seconds: decimal(measured.duration_ms / 1000) })}</dd>
        <dt>{t("library.level")}</dt>
        <dd>{t("library.decibels", { level: decimal(measured.level_dbfs) })}</dd>
        <dt>{t("library.silence")}</dt>
        <dd>
          {t("library.silences", {
            before: decimal(measured.silence_before_ms / 1000),
            after: decimal(measured.silence_after_ms / 1000),
          })}
        </dd>
        <dt>{t("library.rate")}</dt>
        <dd>{t("library.kilohertz", { rate: decimal(measured.rate_hz / 1000) })}</dd>
      </dl>
    </div>
  );
}
