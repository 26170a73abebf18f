/** One recording in one language, in the list of all: what callers hear, what it says; opens it. */

import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { writeText } from "../document/written/texts";
import { soundOf } from "./queries";
import type { Row } from "./rows";
import { StateOf } from "./StateOf";
import { PlayButton } from "./sound/PlayButton";

interface Props {
  row: Row;
  language: string;
  mayEdit: boolean;
  onOpen: () => void;
}

export function Cell({ row, language, mayEdit, onOpen }: Props) {
  const { t } = useTranslation();
  const piece = row.pieces[language];
  const what = `${row.name}, ${language}`;
  if (!piece) {
    // What numbers are put together from differs by language.
    if (row.ofValues || !mayEdit) return <span className="page-detail">–</span>;
    return (
      <Button size="small" type="text" aria-label={t("recordings.addName", { what })} onClick={onOpen}>
        {t("recordings.add")}
      </Button>
    );
  }
  return (
    <div className="recording-cell">
      <PlayButton
        what={what}
        disabled={piece.fault !== null || (!piece.file && !piece.transcript)}
        load={async () => (await soundOf(`audio(${writeText(row.name)})`, language)).url}
      />
      <button type="button" className="recording-cell-text" onClick={onOpen}>
        <span className="for-screen-readers">{t("recordings.openName", { what })}: </span>
        <StateOf piece={piece} />
        {piece.waits ? <span className="piece-waits">{t("library.waitsShort")}</span> : null}
        <span className="recording-cell-words" lang={language}>
          {piece.transcript || t("recordings.noTranscript")}
        </span>
      </button>
    </div>
  );
}
