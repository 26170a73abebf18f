/** A recording in a prompt: chosen among those that there are, heard of, or made on the spot. */

import { AutoComplete, Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMayI } from "../../app/session";
import { pieceOf, useRecordings } from "../../recordings/queries";
import { StateOf } from "../../recordings/StateOf";
import { withTextsOf } from "../../texts/i18n";
import { useKnownNames } from "../around";
import { useDraft } from "../useDraft";
import { useNameForNew } from "./useNameForNew";

const PieceDrawer = lazy(() => withTextsOf("prompts", import("../../recordings/PieceDrawer")));
const NewRecording = lazy(() => withTextsOf("prompts", import("../../recordings/NewRecording")));

interface Props {
  recording: string;
  /** In which it is played here. */
  language: string;
  label: string;
  disabled: boolean;
  onChange: (name: string) => void;
}

export function RecordedPiece({ recording, language, label, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const mayEdit = useMayI("prompts.edit");
  const known = useKnownNames()?.recordings ?? {};
  const { data } = useRecordings();
  const [opened, setOpened] = useState(false);
  const { draft, type, settle } = useDraft(recording, onChange);
  const nameForNew = useNameForNew(language);
  const piece = pieceOf(data ?? [], language, recording);
  const close = () => setOpened(false);

  const names = [...new Set([...(known[language] ?? []), ...Object.values(known).flat()])];
  const options = names.map((value) => {
    const { duration_ms, transcript } = pieceOf(data ?? [], language, value) ?? {};
    const seconds = duration_ms ? t("recordings.seconds", { seconds: (duration_ms / 1000).toFixed(1) }) : "";
    return {
      value,
      label: (
        <>
          {value} <small className="piece-option">{[seconds, transcript].filter(Boolean).join(" · ")}</small>
        </>
      ),
    };
  });
  return (
    <div className="piece-recorded">
      <div className="piece-value">
        <span className="row-label">♪ {t("prompt.recording")}</span>
        <AutoComplete
          className="row-rest"
          aria-label={`${label}: ${t("prompt.recording")}`}
          placeholder={t("prompt.chooseRecording")}
          disabled={disabled}
          value={draft}
          options={options}
          popupMatchSelectWidth={false}
          showSearch={{
            filterOption: (typed, option) =>
              names.includes(typed) || (option?.value.includes(typed) ?? false),
          }}
          onChange={type}
          onBlur={settle}
        />
      </div>
      <div className="piece-recorded-state">
        {recording && data ? (
          <>
            <StateOf piece={piece} wanted />
            {piece?.transcript ? <span lang={language}>“{piece.transcript}”</span> : null}
          </>
        ) : null}
        {mayEdit && (recording || !disabled) ? (
          <Button size="small" type="link" onClick={() => setOpened(true)}>
            {recording ? t("promptRecording.open") : t("promptRecording.new")}
          </Button>
        ) : null}
      </div>
      {opened ? (
        <Suspense fallback={null}>
          {recording ? (
            <PieceDrawer language={language} name={recording} onClose={close} />
          ) : (
            <NewRecording language={language} name={nameForNew} onKept={onChange} onClose={close} />
          )}
        </Suspense>
      ) : null}
    </div>
  );
}
