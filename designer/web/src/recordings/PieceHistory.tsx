/** The versions of one recording: who, when, why; each is listened to and put back. */

import { App, Button, Input, Tag } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../app/problems";
import { useMoment } from "../drawer/versions/moments";
import { addressOf, type Piece, restore, useHistory, type Version } from "./queries";
import { PlayButton } from "./sound/PlayButton";

interface Props {
  language: string;
  piece: Piece;
  mayEdit: boolean;
}

export function PieceHistory({ language, piece, mayEdit }: Props) {
  const { t } = useTranslation();
  const versions = useHistory(language, piece.name, piece.sha256).data?.versions ?? [];
  return (
    <section className="piece-part">
      <h3>{t("library.history")}</h3>
      {versions.length === 0 ? <p className="piece-hint">{t("library.noHistory")}</p> : null}
      <ol className="piece-versions">
        {versions.map((version) => (
          <li key={version.number}>
            <VersionRow
              version={version}
              piece={piece}
              language={language}
              mayRestore={mayEdit && version.sha256 !== "" && version.sha256 !== piece.sha256}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  version: Version;
  piece: Piece;
  language: string;
  mayRestore: boolean;
}

function VersionRow({ version, piece, language, mayRestore }: RowProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const moment = useMoment();
  const note = useRef("");
  const { number, created, author, origin, sha256, speaker, transcript, heard } = version;
  const what = t("library.version", { number });
  const ask = () => {
    note.current = "";
    modal.confirm({
      title: t("library.restoreAsk", { name: piece.name, number }),
      content: (
        <>
          <p>{t("library.restoreHelp")}</p>
          <Input
            aria-label={t("library.why")}
            placeholder={t("library.why")}
            maxLength={500}
            onChange={({ target }) => {
              note.current = target.value;
            }}
          />
        </>
      ),
      okText: t("library.restore"),
      onOk: async () => {
        try {
          await restore(language, piece, number, note.current);
          void message.success(t("library.restored", { name: piece.name, number }));
        } catch (error) {
          void message.error(inWords(error, t));
        }
      },
    });
  };
  return (
    <>
      <div className="piece-version-head">
        <strong>{what}</strong>
        <span>{t(`library.origin.${origin}`, origin)}</span>
        {sha256 && sha256 === piece.sha256 ? <Tag>{t("library.there")}</Tag> : null}
        {heard ? <Tag color="green">{t("recordings.published")}</Tag> : null}
        <span className="piece-version-actions">
          {sha256 ? (
            <PlayButton what={`${piece.name}, ${what}`} load={async () => addressOf(sha256, "telephone")} />
          ) : null}
          {mayRestore ? (
            <Button size="small" aria-label={t("library.restoreName", { what })} onClick={ask}>
              {t("library.restore")}
            </Button>
          ) : null}
        </span>
      </div>
      <small className="page-detail">
        {[moment(created), author, speaker ? t("library.spokenBy", { speaker }) : ""]
          .filter(Boolean)
          .join(" · ")}
      </small>
      {version.note ? <p className="piece-version-note">{version.note}</p> : null}
      {origin === "transcript" && transcript ? <p className="piece-version-note">“{transcript}”</p> : null}
    </>
  );
}
